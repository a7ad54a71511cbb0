import { describe, expect, it } from 'vitest';
import { calendar } from './calendar';
import { runsOf } from './runs';

describe('runs', () => {
  it('know which rows were read', () => {
    const field = (operationId: string) => ({
      operationId,
      profiledAt: '2026-01-01T00:00:00Z',
      rows: 10,
      profile: { path: 'a' },
    });
    const runs = runsOf(
      [field('op_3'), field('op_2'), field('op_1')],
      [
        { operationId: 'op_3' },
        { operationId: 'op_2', partial: true },
        { operationId: 'op_1', partial: true, sample: { fraction: 0.3 } },
      ],
    );
    expect(runs.map((run) => [run.operationId, run.partial, run.sampling])).toEqual([
      ['op_3', false, undefined],
      ['op_2', true, 'a part of the rows'],
      ['op_1', true, 'a sample of 30%'],
    ]);
  });
});

describe('a calendar', () => {
  it('has a zero for a month in between, and nothing outside', () => {
    const [first, second] = calendar([
      { lower: '2024-11', count: 3 },
      { lower: '2025-02', count: 4 },
    ]);
    expect(first?.label).toBe('2024');
    expect(first?.cells.slice(9)).toEqual([undefined, 3, 0]);
    expect(second?.cells.slice(0, 3)).toEqual([0, 4, undefined]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api';
import { sideBySide } from './side-by-side';

const exact = (name: string, value: string, kind: Schemas['Metric']['kind'] = 'INTEGER') => ({ name, kind, value, exact: true });
const about = (name: string, value: string, lower: string, upper: string): Schemas['Metric'] => ({
  name,
  kind: 'INTEGER',
  value,
  lower,
  upper,
  exact: false,
});

describe('two fields', () => {
  it('differ by their metrics, and what only one has comes last', () => {
    const diffs = sideBySide(
      [exact('rowCount', '10'), exact('mean', '1.5', 'DECIMAL'), exact('max', 'b', 'TEXT')],
      [exact('minLength', '1'), exact('rowCount', '9007199254740993'), exact('max', 'c', 'TEXT')],
    );
    expect(diffs.map(({ name, change, difference }) => [name, change, difference])).toEqual([
      ['rowCount', 'CHANGED', '9007199254740983'],
      ['max', 'CHANGED', undefined],
      ['mean', 'ONLY_FROM', undefined],
      ['minLength', 'ONLY_TO', undefined],
    ]);
  });

  it('may be the same as far as their bounds tell', () => {
    const change = (one: Schemas['Metric'], other: Schemas['Metric']) => sideBySide([one], [other])[0]?.change;
    expect(change(about('d', '100', '90', '110'), about('d', '105', '95', '115'))).toBe('WITHIN_BOUNDS');
    expect(change(about('d', '100', '90', '110'), exact('d', '111'))).toBe('CHANGED');
    expect(change(about('d', '100', '90', '110'), exact('d', '110'))).toBe('WITHIN_BOUNDS');
    expect(change(exact('d', '1'), exact('d', '1'))).toBe('SAME');
  });

  it('are the same where both have no value for the same reason', () => {
    const absent = (absentReason: string) => ({ name: 'u', exact: false, absentReason });
    expect(sideBySide([absent('MASKED')], [absent('MASKED')])[0]?.change).toBe('SAME');
    expect(sideBySide([absent('MASKED')], [absent('NO_ROWS')])[0]?.change).toBe('CHANGED');
  });

  it('have a difference without the noise of binary fractions', () => {
    expect(sideBySide([exact('m', '0.1', 'DECIMAL')], [exact('m', '0.3', 'DECIMAL')])[0]?.difference).toBe('0.2');
  });
});

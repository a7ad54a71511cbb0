import { expect, it } from 'vitest';
import { rateOf, withSample, type Sample } from './rate';

const at = (second: number, rows: number): Sample => ({ at: second * 1000, rows, bytes: rows * 10 });
const all = (...samples: Sample[]) => samples.reduce<readonly Sample[]>(withSample, []);

it('isn’t known from one sample', () => {
  expect(rateOf([], 0)).toBeUndefined();
  expect(rateOf(all(at(0, 100)), 5000)).toBeUndefined();
});

it('is that of the last half minute', () => {
  expect(rateOf(all(at(0, 0), at(10, 1000)), 10_000)).toEqual({ rows: 100, bytes: 1000 });
  expect(rateOf(all(at(0, 0), at(10, 1000), at(35, 2000), at(40, 3000)), 40_000)?.rows).toBeCloseTo(2000 / 30);
});

it('falls when nothing is read any more', () => {
  const samples = all(at(0, 0), at(10, 1000), at(20, 1000));
  expect(samples).toHaveLength(2);
  expect(rateOf(samples, 105_000)?.rows).toBe(10);
});

it('begins anew when a part does', () => {
  expect(rateOf(all(at(0, 5000), at(2, 100)), 3000)).toBeUndefined();
});

import { expect, it } from 'vitest';
import { fullNumber, shortCount } from '../../format';
import { drawn, ends, extent, hasBand, steps, telling, type TrendPoint } from './trend-data';

function point(value: number | undefined, more: Partial<TrendPoint> = {}): TrendPoint {
  return { label: 'Nov 1', title: '1 November', text: String(value), value, partial: false, ...more };
}

it('draws each value at its place, hollow where a part was read, and leaves gaps', () => {
  const points = drawn([point(3), point(undefined), point(5, { partial: true })]);
  expect(points.map(({ at, value, dot }) => [at, value, dot])).toEqual([
    [0, 3, 'full'],
    [1, undefined, undefined],
    [2, 5, 'hollow'],
  ]);
  expect(points[2]).toMatchObject({ label: 'Nov 1', title: '1 November', text: '5' });
});

it('draws the dots of many points only where nothing else would be seen', () => {
  const many = Array.from({ length: 61 }, (_, index) => point(index));
  expect(drawn(many.slice(1)).every(({ dot }) => dot === 'full')).toBe(true);
  expect(drawn(many).some(({ dot }) => dot !== undefined)).toBe(false);
  many[7] = point(7, { partial: true });
  many[29] = point(undefined);
  many[31] = point(undefined);
  const dots = drawn(many).flatMap(({ at, dot }) => (dot ? [[at, dot]] : []));
  expect(dots).toEqual([
    [7, 'hollow'],
    [30, 'full'],
  ]);
});

it('spans the band from bound to bound, and from the value itself where it is exact', () => {
  const points = [point(5, { lower: 4, upper: 8 }), point(6), point(undefined), point(7, { upper: 9 })];
  expect(drawn(points).map(({ band }) => band)).toEqual([[4, 8], [6, 6], undefined, [7, 9]]);
  expect(hasBand(points)).toBe(true);
  expect(hasBand([point(6), point(undefined)])).toBe(false);
  expect(extent(points)).toEqual([4, 9]);
  expect(extent([point(undefined)])).toBeUndefined();
});

it('shows what never changes against zero', () => {
  expect(ends([1, 2])).toEqual([1, 2]);
  expect(ends([7, 7])).toEqual([0, 7]);
  expect(ends([-7, -7])).toEqual([-7, 0]);
  expect(ends([0, 0])).toEqual([0, 1]);
});

it('has no fractions between whole numbers', () => {
  expect(steps([3, 4], true)).toBe(1);
  expect(steps([3, 6], true)).toBe(3);
  expect(steps([0, 1461], true)).toBe(4);
  expect(steps([0.5, 1], false)).toBe(4);
});

it('writes numbers in full where short ones would be the same', () => {
  expect(telling([0, 2_000_000], shortCount, fullNumber)).toBe(shortCount);
  expect(telling([1_234_500, 1_234_567], shortCount, fullNumber)).toBe(fullNumber);
  expect(telling([0, 3], shortCount, fullNumber)).toBe(shortCount);
});

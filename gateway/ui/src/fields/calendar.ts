import type { Schemas } from '../api';
import type { HeatRow } from '../components/charts';

/** Counts of months (yyyy-MM) as rows of years; a month outside of the first and last one has no cell, one without values a zero. */
export function calendar(buckets: readonly Schemas['HistogramBucket'][]): HeatRow[] {
  const counts = new Map(buckets.map((bucket) => [bucket.lower ?? '', bucket.count ?? 0]));
  const months = [...counts.keys()].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) {
    return [];
  }
  const years = [...new Set(months.map((month) => month.slice(0, -3)))];
  return years.map((year) => ({
    label: year,
    cells: Array.from({ length: 12 }, (_, month) => {
      const key = `${year}-${String(month + 1).padStart(2, '0')}`;
      return counts.get(key) ?? (key < first || key > last ? undefined : 0);
    }),
  }));
}

import type { Schemas } from '../api';
import { duration, percent } from './format';

export type Metric = Schemas['Metric'];

/** Groups of a field's metrics in the order in which they are read. */
export const metricGroups: readonly (readonly [title: string, names: readonly string[]])[] = [
  [
    'Completeness',
    [
      ...['rowCount', 'nullCount', 'parentNullCount', 'completeness', 'rowsWithValue', 'rowCompleteness'],
      ...['emptyCount', 'blankCount', 'nullLikeCount'],
    ],
  ],
  [
    'Distinct values',
    ['distinctCount', 'distinctRatio', 'allDistinct', 'uniqueCount', 'uniqueRatio', 'duplicateCount', 'entropy'],
  ],
  ['Smallest and largest', ['min', 'max', 'range']],
  [
    'Numbers',
    [
      ...['mean', 'stddev', 'variance', 'coefficientOfVariation', 'skewness', 'kurtosis', 'isNotNormal', 'sum'],
      ...['zeroCount', 'negativeCount', 'positiveCount', 'nanCount', 'infinityCount', 'integerCount', 'integerRatio'],
      ...['maxDecimalPlaces', 'benfordDeviation'],
    ],
  ],
  [
    'Quantiles and outliers',
    [
      ...['p1', 'p5', 'p10', 'q1', 'median', 'q3', 'p90', 'p95', 'p99'],
      ...['interquartileRange', 'medianAbsoluteDeviation', 'outlierCount'],
    ],
  ],
  [
    'Text',
    [
      ...['minLength', 'maxLength', 'meanLength', 'stddevLength', 'leadingBlankCount', 'trailingBlankCount'],
      ...['innerBlankCount', 'upperCaseCount', 'lowerCaseCount', 'titleCaseCount', 'mixedCaseCount', 'nonAsciiCount'],
      ...['controlCharacterCount', 'digitsOnlyCount', 'patternCount', 'unpatternedCount'],
    ],
  ],
  [
    'Dates and times',
    [
      ...['freshnessLag', 'futureCount', 'epochZeroCount', 'before1900Count', 'midnightCount', 'midnightRatio'],
      ...['dayCount', 'missingDayCount', 'largestGap'],
    ],
  ],
  ['True and false', ['trueCount', 'falseCount', 'trueRatio']],
  ['Elements', ['elementCount', 'minSize', 'maxSize', 'meanSize', 'stddevSize']],
];

const labels: Record<string, string> = {
  rowCount: 'Rows',
  nullCount: 'Nulls',
  parentNullCount: 'Nulls of the parent',
  min: 'Smallest',
  max: 'Largest',
  stddev: 'Standard deviation',
  stddevLength: 'Standard deviation of the length',
  stddevSize: 'Standard deviation of the size',
  isNotNormal: 'Not normally distributed',
  nullLikeCount: 'Words for no value',
  nanCount: 'NaN',
  infinityCount: 'Infinities',
  q1: 'Lower quartile',
  q3: 'Upper quartile',
  p1: '1st percentile',
  p5: '5th percentile',
  p10: '10th percentile',
  p90: '90th percentile',
  p95: '95th percentile',
  p99: '99th percentile',
  epochZeroCount: '1970-01-01',
  before1900Count: 'Before 1900',
  nonAsciiCount: 'Beyond ASCII',
  benfordDeviation: 'Deviation from Benford’s law',
};

/** distinctCount → Distinct count. */
export function metricLabel(name: string): string {
  const known = labels[name];
  if (known) {
    return known;
  }
  const text = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The metrics by group; what no group knows comes last, so that nothing is left out. */
export function grouped<T extends { name?: string }>(metrics: readonly T[]): (readonly [title: string, metrics: readonly T[]])[] {
  const left = new Map(metrics.map((metric) => [metric.name ?? '', metric]));
  const groups = metricGroups.map(([title, names]) => {
    const found = names.flatMap((name) => {
      const metric = left.get(name);
      left.delete(name);
      return metric ? [metric] : [];
    });
    return [title, found] as const;
  });
  return [...groups, ['Other', [...left.values()]] as const].filter(([, found]) => found.length > 0);
}

const absent: Record<string, string> = {
  NO_ROWS: 'there are no rows',
  ALL_NULL: 'every value is null',
  NO_FINITE_VALUES: 'all values are NaN or infinite',
  TOO_FEW_VALUES: 'there are too few values for it',
  TOO_MANY_DISTINCT: 'more values differ than are counted exactly',
  OVERFLOW: 'the result is too large for a number',
  NOT_PROVEN: 'values were remembered up to a limit, and none had repeated by then',
  NO_SPREAD: 'all values are the same',
  MEAN_IS_ZERO: 'the mean is zero, or next to it',
  TOO_MANY_PLACES: 'a value has more decimal places than a float holds reliably',
  TOO_MANY_DAYS: 'there are more days than are counted one by one',
  START_UNKNOWN: 'the start of the run isn’t known',
  ROWS_UNKNOWN: 'the number of the container’s rows isn’t known',
  MASKED: 'the field is masked',
  FIELD_FAILED: 'the field couldn’t be read',
};

/** Why a metric has no value, in words. */
export function absence(reason: string | undefined): string {
  return reason === undefined ? 'no reason is given' : (absent[reason] ?? reason.replaceAll('_', ' ').toLowerCase());
}

const shares = new Set(['completeness', 'rowCompleteness', 'benfordDeviation']);
// More precise of the two: no digit before the point becomes a zero that looks exact.
const decimal = new Intl.NumberFormat(undefined, {
  maximumSignificantDigits: 6,
  maximumFractionDigits: 0,
  roundingPriority: 'morePrecision',
});
const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });

export function isShare(name: string): boolean {
  return shares.has(name) || name.endsWith('Ratio');
}

/** A number of the API, which is a text so that no digit is lost, for reading. */
export function shortNumber(value: string): string {
  if (/^-?\d+$/.test(value)) {
    return whole.format(BigInt(value));
  }
  const number = Number(value);
  return Number.isFinite(number) ? decimal.format(number) : value;
}

/** A value as the profile has it, of a metric or of a bucket; `title` is what it is to the last digit, if that is more. */
export function shownValue(kind: string | undefined, value: string): { text: string; title?: string } {
  if (kind === 'TIMESTAMP') {
    return {
      text: value
        .replace('T', ' ')
        .replace(/\.?0+(?=Z?$)/, (zeros) => (zeros.startsWith('.') || value.includes('.') ? '' : zeros))
        .replace('Z', ' UTC'),
    };
  }
  if (kind === 'INTEGER' || kind === 'DECIMAL') {
    const text = shortNumber(value);
    const same = text.replace(/[^\d.-]/g, '') === value;
    return same ? { text } : { text, title: value };
  }
  return { text: kind === 'BOOLEAN' ? (value === 'true' ? 'Yes' : 'No') : value };
}

/** The value of a metric for reading: shares as percent, times that are seconds as durations. */
export function shownMetric(
  name: string,
  kind: string | undefined,
  value: string,
  unit?: string,
): { text: string; title?: string } {
  if (isShare(name)) {
    return { text: percent(Number(value)), title: value };
  }
  if (unit === 'seconds') {
    const seconds = Number(value);
    return { text: `${seconds < 0 ? '−' : ''}${duration(Math.abs(seconds) * 1000)}`, title: `${value} s` };
  }
  if ((name === 'min' || name === 'max') && kind === 'BOOLEAN') {
    return { text: value };
  }
  const shown = shownValue(kind, value);
  return unit === 'days' || unit === 'bits' ? { ...shown, text: `${shown.text} ${unit}` } : shown;
}

/** Where the true value lies: "± 40" when it is as far both ways, otherwise "1,164 to 1,243". */
export function bounds(metric: Metric, unit?: string): string | undefined {
  const { name = '', kind, value, lower, upper } = metric;
  if (metric.exact || lower === undefined || upper === undefined) {
    return undefined;
  }
  const show = (each: string) => shownMetric(name, kind, each, unit).text;
  if (value !== undefined && kind === 'INTEGER' && !isShare(name) && unit !== 'seconds') {
    const [below, above] = [BigInt(value) - BigInt(lower), BigInt(upper) - BigInt(value)];
    if (below === above) {
      return `± ${show(String(above))}`;
    }
  }
  return `${show(lower)} to ${show(upper)}`;
}

export function metricOf(metrics: readonly Metric[] | undefined, name: string): Metric | undefined {
  return metrics?.find((metric) => metric.name === name);
}

/** The number of a metric, if it has one. */
export function numberOf(metric: Metric | undefined): number | undefined {
  const number = metric?.value === undefined ? Number.NaN : Number(metric.value);
  return Number.isFinite(number) ? number : undefined;
}

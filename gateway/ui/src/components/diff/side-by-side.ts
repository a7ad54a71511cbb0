import type { Schemas } from '../../api';

type Metric = Schemas['Metric'];
type MetricDiff = Schemas['MetricDiff'];

function numeric(metric: Metric): boolean {
  return metric.kind === 'INTEGER' || metric.kind === 'DECIMAL';
}

/** The difference of two values as a text, to as many digits as both have for certain. */
function difference(from: Metric, to: Metric): string | undefined {
  if (from.value === undefined || to.value === undefined || !numeric(from) || !numeric(to)) {
    return undefined;
  }
  if (/^-?\d+$/.test(from.value) && /^-?\d+$/.test(to.value)) {
    return String(BigInt(to.value) - BigInt(from.value));
  }
  const number = Number(to.value) - Number(from.value);
  return Number.isFinite(number) ? String(Number(number.toPrecision(12))) : undefined;
}

function interval(metric: Metric): [number, number] | undefined {
  const ends = [metric.exact ? metric.value : metric.lower, metric.exact ? metric.value : metric.upper].map(Number);
  const [low, high] = ends;
  return low !== undefined && high !== undefined && !Number.isNaN(low) && !Number.isNaN(high) ? [low, high] : undefined;
}

function changeOf(from: Metric, to: Metric): MetricDiff['change'] {
  if (from.value === to.value && from.absentReason === to.absentReason) {
    return 'SAME';
  }
  if (from.value === undefined || to.value === undefined || (from.exact && to.exact)) {
    return 'CHANGED';
  }
  const [one, other] = [interval(from), interval(to)];
  return one && other && one[0] <= other[1] && other[0] <= one[1] ? 'WITHIN_BOUNDS' : 'CHANGED';
}

/** The metrics of two fields beside each other: what only one has comes last. */
export function sideBySide(from: readonly Metric[], to: readonly Metric[]): MetricDiff[] {
  const others = new Map(to.map((metric) => [metric.name, metric]));
  const own = new Set(from.map((metric) => metric.name));
  const both: MetricDiff[] = [];
  const alone: MetricDiff[] = [];
  for (const metric of from) {
    const other = others.get(metric.name);
    if (other) {
      both.push({
        name: metric.name,
        from: metric,
        to: other,
        change: changeOf(metric, other),
        difference: difference(metric, other),
      });
    } else {
      alone.push({ name: metric.name, from: metric, change: 'ONLY_FROM' });
    }
  }
  const onlyTo = to
    .filter((metric) => !own.has(metric.name))
    .map((metric): MetricDiff => ({ name: metric.name, to: metric, change: 'ONLY_TO' }));
  return [...both, ...alone, ...onlyTo];
}

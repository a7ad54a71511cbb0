import { absence, bounds, shownMetric, type Metric } from '../format';
import classes from './metric.module.css';

/** A metric's value with its bounds, or why there is none. */
export function MetricValue({ metric, unit, bare = false }: { metric: Metric | undefined; unit?: string; bare?: boolean }) {
  if (metric?.value === undefined) {
    return (
      <span className={classes.absent}>
        not measured: {metric ? absence(metric.absentReason) : 'this profile doesn’t have it'}
      </span>
    );
  }
  const { text, title } = shownMetric(metric.name ?? '', metric.kind, metric.value, unit);
  const range = bounds(metric, unit);
  const isText = metric.kind === 'TEXT';
  return (
    <span className={classes.value}>
      <span className={isText ? classes.text : classes.figure} title={title ?? (text.length > 40 ? text : undefined)}>
        {!metric.exact && !isText ? '≈ ' : ''}
        {isText && text === '' ? '(empty text)' : text}
      </span>
      {range && !bare && (
        <span className={classes.bounds} title={metric.bound}>
          {range}
        </span>
      )}
    </span>
  );
}

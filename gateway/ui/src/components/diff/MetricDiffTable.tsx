import type { Schemas } from '../../api';
import { isShare, metricLabel, shownMetric } from '../../format';
import { unitOf } from '../../format/metric-guide';
import { MetricValue } from '../MetricValue';
import classes from './diff.module.css';
import { changeWord, hasChanged } from './words';

type MetricDiff = Schemas['MetricDiff'];

interface MetricDiffTableProps {
  metrics: readonly MetricDiff[];
  /** What the two sides are. */
  first: string;
  second: string;
  /** Only those that changed. */
  changedOnly: boolean;
  profiledType?: string;
  /** What a change is called, where nothing changed over time. */
  changed?: string;
}

/** Two sides’ metrics with their difference. */
export function MetricDiffTable({ metrics, first, second, changedOnly, profiledType, changed }: MetricDiffTableProps) {
  const shown = changedOnly ? metrics.filter((metric) => hasChanged(metric.change)) : metrics;
  if (shown.length === 0) {
    return (
      <p className={classes.none}>
        None of {metrics.length} figures {changed?.toLowerCase() ?? 'changed'}.
      </p>
    );
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
    <div className={classes.scroll} role="region" aria-label="Figures side by side" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">{first}</th>
            <th scope="col">{second}</th>
            <th scope="col">Difference</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((metric) => {
            const unit = unitOf(metric.name ?? '', profiledType);
            return (
              <tr key={metric.name} data-changed={hasChanged(metric.change)}>
                <th scope="row">{metricLabel(metric.name ?? '')}</th>
                <td>{metric.change === 'ONLY_TO' ? '' : <MetricValue metric={metric.from} unit={unit} />}</td>
                <td>{metric.change === 'ONLY_FROM' ? '' : <MetricValue metric={metric.to} unit={unit} />}</td>
                <td className={classes.number}>{differenceOf(metric, unit)}</td>
                <td>{metric.change === 'CHANGED' && changed ? changed : changeWord(metric.change)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function differenceOf(metric: MetricDiff, unit: string | undefined): string {
  const { difference, name = '', from, to } = metric;
  if (difference === undefined) {
    return '';
  }
  const kind = from?.kind ?? to?.kind;
  const size = difference.replace(/^-/, '');
  // The difference of two moments isn't a moment.
  const numeric = kind === 'INTEGER' || kind === 'DECIMAL';
  if (isShare(name)) {
    const points = Number((Number(size) * 100).toPrecision(3));
    return points === 0 ? '0' : `${difference.startsWith('-') ? '−' : '+'}${points.toLocaleString()} points`;
  }
  const shown = numeric ? shownMetric(name, Number.isInteger(Number(size)) ? kind : 'DECIMAL', size, unit).text : size;
  return Number(difference) === 0 ? shown : `${difference.startsWith('-') ? '−' : '+'}${shown}`;
}

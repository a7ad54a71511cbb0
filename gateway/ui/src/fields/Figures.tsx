import { DefinitionList, MetricValue } from '../components';
import { grouped, metricLabel, metricOf, type Metric } from '../format';
import { explain, unitOf } from '../format/metric-guide';
import { Distributions } from './Distributions';
import classes from './fields.module.css';
import type { Run } from './runs';

const headline = ['completeness', 'distinctCount', 'min', 'max', 'mean', 'trueRatio', 'meanLength', 'meanSize'];

/** Everything that one profile has of the field: the first things first, then pictures, then every number. */
export function Figures({ run, masked }: { run: Run; masked: boolean }) {
  const { metrics = [], profiledType } = run.profile;
  const first = headline.flatMap((name) => metricOf(metrics, name) ?? []).filter((metric) => metric.value !== undefined);
  return (
    <>
      <dl className={classes.tiles}>
        {first.map((metric) => (
          <div key={metric.name}>
            <dt>{metricLabel(metric.name ?? '')}</dt>
            <dd>
              <MetricValue metric={metric} unit={unitOf(metric.name ?? '', profiledType)} bare />
            </dd>
          </div>
        ))}
      </dl>
      <Distributions run={run} masked={masked} />
      <div className={classes.groups}>
        {grouped(metrics).map(([title, members]) => (
          <Group key={title} title={title} metrics={members} profiledType={profiledType} />
        ))}
        <TypeShares shares={run.profile.typeShares} />
      </div>
    </>
  );
}

function Group({ title, metrics, profiledType }: { title: string; metrics: readonly Metric[]; profiledType?: string }) {
  return (
    <section className={classes.group} aria-label={title}>
      <h2>{title}</h2>
      <table className={classes.metrics}>
        <tbody>
          {metrics.map((metric) => (
            <tr key={metric.name} id={`metric-${metric.name}`}>
              <th scope="row">
                {metricLabel(metric.name ?? '')}
                <span className={classes.explained}>{explain(metric.name ?? '')}</span>
              </th>
              <td>
                <MetricValue metric={metric} unit={unitOf(metric.name ?? '', profiledType)} />
                {metric.value !== undefined && (
                  <span className={classes.quality}>
                    {metric.exact ? 'exact' : `approximate${metric.bound ? `: ${metric.bound}` : ''}`}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What texts look like; shows no value, so that masked fields have it. */
function TypeShares({ shares }: { shares: Record<string, number> | undefined }) {
  const entries = Object.entries(shares ?? {}).sort(([, one], [, other]) => other - one);
  if (entries.length === 0) {
    return null;
  }
  return (
    <section className={classes.group} aria-label="What the texts look like">
      <h2>What the texts look like</h2>
      <div style={{ padding: '12px 14px' }}>
        <DefinitionList items={entries.map(([type, count]) => [metricLabel(type), count.toLocaleString()] as const)} />
      </div>
    </section>
  );
}

import { NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { MetricValue } from '../components';
import { ChartCard, Trend, type TrendPoint } from '../components/charts';
import { bounds, Count, metricLabel, metricOf, numberOf, shownMetric, When, type Metric } from '../format';
import { unitOf } from '../format/metric-guide';
import classes from './fields.module.css';
import { runLabel } from './RunSelect';
import type { Run } from './runs';

const route = getRouteApi('/shell/containers/$containerId/fields/$path');
const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });

/** The metrics that are numbers in any of the runs. */
function drawable(runs: readonly Run[]): string[] {
  const names = new Set<string>();
  for (const run of runs) {
    for (const metric of run.profile.metrics ?? []) {
      if ((metric.kind === 'INTEGER' || metric.kind === 'DECIMAL') && numberOf(metric) !== undefined) {
        names.add(metric.name ?? '');
      }
    }
  }
  return [...names];
}

function bound(text: string | undefined): number | undefined {
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function valueWithBounds(value: string, bound: string | undefined): string {
  return bound === undefined ? value : bound.startsWith('±') ? `≈ ${value} ${bound}` : `≈ ${value}, from ${bound}`;
}

/** One metric over the field's runs. */
export function FieldTrend({ runs }: { runs: readonly Run[] }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const names = drawable(runs);
  const name = search.metric !== undefined && names.includes(search.metric) ? search.metric : (names[0] ?? 'rowCount');
  const unit = unitOf(name, runs[0]?.profile.profiledType);
  const metricIn = (run: Run): Metric | undefined => metricOf(run.profile.metrics, name);
  const show = (value: number) => shownMetric(name, 'DECIMAL', String(value), unit).text;
  const points = [...runs].reverse().map((run): TrendPoint => {
    const metric = metricIn(run);
    const value = numberOf(metric);
    return {
      label: day.format(new Date(run.at)),
      title: runLabel(run),
      text: value === undefined ? 'not measured' : valueWithBounds(show(value), metric && bounds(metric, unit)),
      value,
      lower: metric?.exact ? undefined : bound(metric?.lower),
      upper: metric?.exact ? undefined : bound(metric?.upper),
      partial: run.partial,
    };
  });
  return (
    <ChartCard
      title={`${metricLabel(name)} over the last ${runs.length === 1 ? 'run' : `${runs.length} runs`}`}
      aside={
        <NativeSelect
          aria-label="Metric"
          size="xs"
          value={name}
          data={names.map((each) => ({ value: each, label: metricLabel(each) }))}
          onChange={(event) => {
            const metric = event.currentTarget.value;
            void navigate({ search: (now) => ({ ...now, metric }) });
          }}
        />
      }
      note="Hollow: a run that read a part of the rows only. The band is where an approximate value may lie."
    >
      <Trend
        points={points}
        label={`${metricLabel(name)} over ${runs.length} runs; the table below has the numbers`}
        show={show}
        whole={unit !== 'seconds' && runs.every((run) => (metricIn(run)?.kind ?? 'INTEGER') === 'INTEGER')}
      />
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Profiled</th>
              <th scope="col">{metricLabel(name)}</th>
              <th scope="col">Rows</th>
              <th scope="col">Read</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.operationId}>
                <th scope="row">
                  <When value={run.at} />
                </th>
                <td>
                  <MetricValue metric={metricIn(run)} unit={unit} />
                </td>
                <td>
                  <Count value={run.rows} />
                </td>
                <td>{run.sampling ?? 'all rows'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ChartCard>
  );
}

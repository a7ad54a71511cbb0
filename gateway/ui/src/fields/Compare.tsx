import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { listing } from '../api';
import { EmptyState, ErrorNote, Skeletons } from '../components';
import { DriftNote, hasChanged, MetricDiffTable } from '../components/diff';
import classes from './fields.module.css';
import { runLabel, RunSelect } from './RunSelect';
import type { Run } from './runs';

const route = getRouteApi('/shell/containers/$containerId/fields/$path');

/** The shown profile beside another one, by itself the one before. */
export function Compare({ runs, run }: { runs: readonly Run[]; run: Run }) {
  const { containerId, path } = route.useParams();
  const { from, show } = route.useSearch();
  const navigate = route.useNavigate();
  const others = runs.filter((each) => each !== run);
  // By itself the one before, as the list has them; the first is compared with the one after it.
  const chosen = others.find((each) => each.operationId === from) ?? others[runs.indexOf(run)] ?? others[0];
  const { data, error, refetch } = useQuery({
    ...listing('/api/v1/containers/{containerId}/profile-diff', {
      path: { containerId },
      query: { path, from: chosen?.operationId, to: run.operationId },
    }),
    enabled: chosen !== undefined,
  });
  if (!chosen) {
    return <EmptyState title="Nothing to compare with">This is the only profile of the field.</EmptyState>;
  }
  const diff = data?.items?.[0];
  const metrics = diff?.metrics ?? [];
  const changed = metrics.filter((metric) => hasChanged(metric.change)).length;
  return (
    <>
      <div className={classes.bar}>
        <label>
          Compared with{' '}
          <RunSelect
            label="Other profile"
            runs={others}
            value={chosen.operationId}
            onChange={(operation) => void navigate({ search: (now) => ({ ...now, from: operation }) })}
          />
        </label>
        <Switch
          label={`Also what is the same${diff ? ` (${metrics.length - changed} of ${metrics.length})` : ''}`}
          checked={show === 'all'}
          onChange={(event) => {
            const all = event.currentTarget.checked ? ('all' as const) : undefined;
            void navigate({ search: (now) => ({ ...now, show: all }) });
          }}
        />
      </div>
      {error ? (
        <ErrorNote error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeletons />
      ) : !diff ? (
        <EmptyState title="Not in both">One of the two profiles doesn’t have this field.</EmptyState>
      ) : (
        <>
          {diff.fromType !== diff.toType && (
            <p className={classes.notice}>
              The type changed from <code>{diff.fromType}</code> to <code>{diff.toType}</code>.
            </p>
          )}
          {(run.partial || chosen.partial) && (
            <p className={classes.notice}>One of the profiles read a part of the rows only: counts differ for that alone.</p>
          )}
          <DriftNote drift={diff.drift} absentReason={diff.driftAbsentReason} />
          <MetricDiffTable
            metrics={metrics}
            first={runLabel(chosen)}
            second={runLabel(run)}
            changedOnly={show !== 'all'}
            profiledType={run.profile.profiledType}
          />
        </>
      )}
    </>
  );
}

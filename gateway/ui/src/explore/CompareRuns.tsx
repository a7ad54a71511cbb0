import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading, type Schemas } from '../api';
import { allRows, EmptyState, ErrorNote, Skeletons, StatusBadge, TextLink, VirtualTable, type Column } from '../components';
import { changeWord, driftWords, hasChanged } from '../components/diff';
import { fullNumber, metricLabel, percent } from '../format';
import classes from './explore.module.css';
import { ShowAll } from './ShowAll';
import { useRunDiff } from './useRunDiff';

type Diff = Schemas['FieldDiffView'];
type Profile = Schemas['ProfileRef'];
const route = getRouteApi('/shell/compare');
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function labelOf(profile: Profile): string {
  const sampling = profile.sample?.fraction
    ? ` · a sample of ${percent(profile.sample.fraction)}`
    : profile.partial
      ? ' · a part of the rows'
      : '';
  return `${date.format(new Date(profile.profiledAt ?? 0))} · ${fullNumber(profile.rows ?? 0)} rows${sampling}`;
}

/** Two runs of one container: every field with what changed and how its values have moved. */
export function CompareRuns({ containerId }: { containerId: string }) {
  const { from, to, show } = route.useSearch();
  const navigate = route.useNavigate();
  const container = useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId } }));
  const profiles = useQuery(
    reading('/api/v1/containers/{containerId}/profiles', { path: { containerId }, query: { size: 200 } }),
  );
  const known = profiles.data?.items ?? [];
  const asked = from !== undefined || to !== undefined;
  const alone = profiles.data !== undefined && known.length < 2 && !asked;
  const diff = useRunDiff(containerId, from, to, known.length > 1 || asked);
  // Runs that the address names are compared without the list.
  const needed = asked ? [diff] : [profiles, diff];
  const failed = needed.find((query) => query.error);
  const pages = diff.data?.pages ?? [];
  const fields = pages.flatMap((page) => page.items ?? []);
  const total = pages[0]?.total ?? 0;
  const shown = show === 'all' ? fields : fields.filter((field) => field.change !== 'SAME');
  const options = known.map((profile) => ({ value: profile.operationId ?? '', label: labelOf(profile) }));
  const later = to ?? known[0]?.operationId ?? '';
  const earlier = from ?? fields[0]?.from?.operationId ?? '';
  return (
    <>
      <p>
        <TextLink to="/containers/$containerId/profiles" params={{ containerId }}>
          {container.data?.name ?? containerId}
        </TextLink>
      </p>
      <div className={classes.choices}>
        <NativeSelect
          label="First"
          value={earlier}
          data={earlier === '' ? ['', ...options] : options}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            void navigate({ search: (now) => ({ ...now, from: chosen || undefined }) });
          }}
        />
        <NativeSelect
          label="Second"
          value={later}
          data={options}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            void navigate({ search: (now) => ({ ...now, to: chosen || undefined }) });
          }}
        />
        <ShowAll label="Also fields that are the same" />
      </div>
      {alone ? (
        <EmptyState title="Nothing to compare yet">
          {known.length === 0 ? 'This container has no profile.' : 'This container has one profile.'} Two are compared as soon as
          it is profiled again.
        </EmptyState>
      ) : failed?.error ? (
        <ErrorNote error={failed.error} retry={() => void failed.refetch()} />
      ) : diff.isPending ? (
        <Skeletons lines={10} />
      ) : (
        <>
          <p className={classes.note} role="status">
            {fullNumber(fields.filter((field) => field.change !== 'SAME').length)} of {fullNumber(fields.length)} fields changed
            {fields.length < total && `, of the first ${fullNumber(fields.length)} of ${fullNumber(total)}`}.{' '}
            {diff.hasNextPage && (
              <Button size="xs" variant="default" loading={diff.isFetchingNextPage} onClick={() => void diff.fetchNextPage()}>
                Compare more
              </Button>
            )}
          </p>
          <VirtualTable
            label="Fields of the two profiles"
            columns={columnsOf(containerId)}
            rows={allRows(shown)}
            rowKey={(field) => field.path ?? ''}
            around={260}
            empty={
              <EmptyState title="Nothing changed">
                All fields have the same figures in both profiles, as far as their bounds tell.
              </EmptyState>
            }
          />
        </>
      )}
    </>
  );
}

const tones: Record<string, string> = { STRONG: 'FAILED', MODERATE: 'SUCCEEDED_WITH_WARNINGS' };

function columnsOf(containerId: string): Column<Diff>[] {
  return [
    {
      id: 'path',
      header: 'Field',
      width: 200,
      grow: true,
      cell: (diff) =>
        diff.change === 'REMOVED' ? (
          diff.path
        ) : (
          <TextLink
            to="/containers/$containerId/fields/$path"
            params={{ containerId, path: diff.path ?? '' }}
            search={{ view: 'compare', operation: diff.to?.operationId, from: diff.from?.operationId }}
          >
            {diff.path}
          </TextLink>
        ),
    },
    { id: 'change', header: 'Change', width: 120, cell: (diff) => changeWord(diff.change) },
    {
      id: 'type',
      header: 'Type',
      width: 190,
      cell: ({ fromType, toType }) => (
        <code>{fromType === toType ? toType : [fromType, toType].filter(Boolean).join(' → ')}</code>
      ),
    },
    {
      id: 'drift',
      header: 'How the values are spread',
      width: 210,
      cell: ({ drift, driftAbsentReason, change }) => {
        const { verdict, level } = driftWords(drift, driftAbsentReason);
        if (change === 'ADDED' || change === 'REMOVED') {
          return null;
        }
        return (
          <span title={verdict}>
            {level === undefined ? (
              <span className={classes.note}>not compared</span>
            ) : level === 'NONE' ? (
              'As before'
            ) : (
              <StatusBadge status={tones[level]} label={level === 'STRONG' ? 'Quite otherwise' : 'Somewhat otherwise'} />
            )}
          </span>
        );
      },
    },
    {
      id: 'metrics',
      header: 'Changed figures',
      width: 320,
      grow: true,
      cell: ({ metrics = [] }) => {
        const changed = metrics.filter((metric) => hasChanged(metric.change)).map((metric) => metricLabel(metric.name ?? ''));
        return (
          <span title={changed.join(', ')}>
            {changed.length === 0 ? '' : `${fullNumber(changed.length)} of ${fullNumber(metrics.length)}: ${changed.join(', ')}`}
          </span>
        );
      },
    },
  ];
}

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { reading, type Schemas } from '../api';
import { EmptyState, ErrorNote, PageHeader, PageProblem, Skeletons, StatusBadge, TabLinks, TextLink } from '../components';
import { Count, When } from '../format';
import { Compare } from './Compare';
import { FieldChecks } from './FieldChecks';
import { Figures } from './Figures';
import { FieldTrend } from './FieldTrend';
import classes from './fields.module.css';
import { RunSelect } from './RunSelect';
import { runsOf } from './runs';

const views = [
  [undefined, 'Figures'],
  ['trend', 'Trend'],
  ['compare', 'Compare'],
  ['checks', 'Checks'],
] as const;
const route = getRouteApi('/shell/containers/$containerId/fields/$path');

export function FieldPage() {
  const { containerId, path } = route.useParams();
  const search = route.useSearch();
  const { operation, view } = search;
  const navigate = route.useNavigate();
  const container = useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId } }));
  const datastoreId = container.data?.datastoreId ?? '';
  const datastore = useQuery({
    ...reading('/api/v1/datastores/{datastoreId}', { path: { datastoreId } }),
    enabled: datastoreId !== '',
  });
  const history = useQuery(reading('/api/v1/containers/{containerId}/field-history', { path: { containerId }, query: { path } }));
  const profiles = useQuery(
    reading('/api/v1/containers/{containerId}/profiles', { path: { containerId }, query: { size: 200 } }),
  );
  if (container.error) {
    return <PageProblem error={container.error} retry={() => void container.refetch()} />;
  }
  const runs = runsOf(history.data?.items ?? [], profiles.data?.items ?? []);
  const run = operation === undefined ? runs[0] : runs.find((each) => each.operationId === operation);
  const params = { containerId, path };
  const status = statusOf(path, container.data?.overrides?.fieldStatuses);
  const compared = runs.length > 1;
  return (
    <>
      <PageHeader
        title={path}
        subject={`${containerId} ${path}`}
        crumbs={[
          <TextLink key="datastores" to="/datastores">
            Datastores
          </TextLink>,
          datastoreId && (
            <TextLink key="datastore" to="/datastores/$datastoreId" params={{ datastoreId }}>
              {datastore.data?.name ?? datastoreId}
            </TextLink>
          ),
          <TextLink key="container" to="/containers/$containerId" params={{ containerId }}>
            {container.data?.name ?? containerId}
          </TextLink>,
        ].filter((crumb) => crumb !== '')}
        actions={
          runs.length > 1 && (
            <RunSelect
              label="Profile"
              runs={runs}
              value={run?.operationId}
              onChange={(chosen) =>
                void navigate({
                  search: (now) => ({ ...now, operation: chosen === runs[0]?.operationId ? undefined : chosen }),
                })
              }
            />
          )
        }
      >
        {run && (
          <span className={classes.sub}>
            <code>{run.profile.sparkType}</code>
            <span>
              profiled <When value={run.at} />
            </span>
            <span>
              <Count value={run.rows} /> rows{run.sampling && ` (${run.sampling})`}
            </span>
            {status && <StatusBadge status={status} />}
          </span>
        )}
      </PageHeader>
      {status === 'MASKED' && (
        <p className={classes.notice}>
          This field is masked: it is measured, and nothing that would show a value is kept or shown.{' '}
          <TextLink to="/containers/$containerId/settings" params={{ containerId }}>
            The container’s settings
          </TextLink>{' '}
          say which fields are.
        </p>
      )}
      {status === 'EXCLUDED' && (
        <p className={classes.notice}>This field is excluded: profiles don’t read it any more. What is shown is from before.</p>
      )}
      {history.error ? (
        <ErrorNote error={history.error} retry={() => void history.refetch()} />
      ) : history.isPending ? (
        <Skeletons lines={10} />
      ) : runs.length === 0 ? (
        <EmptyState title="Not profiled yet">
          No profile has this field. Run a profile of the datastore, or look whether the field is excluded.
        </EmptyState>
      ) : !run ? (
        <EmptyState
          title="This profile isn’t there"
          action={
            <TextLink to="/containers/$containerId/fields/$path" params={params}>
              The newest profile
            </TextLink>
          }
        >
          The operation {operation} isn’t among the last {runs.length} profiles of this field.
        </EmptyState>
      ) : (
        <>
          <TabLinks label="Parts of the field">
            {views.map(([name, label]) => (
              <Link
                key={label}
                to="/containers/$containerId/fields/$path"
                params={params}
                search={{ ...search, view: name }}
                activeOptions={{ exact: true }}
              >
                {label}
              </Link>
            ))}
          </TabLinks>
          {view === 'trend' ? (
            <FieldTrend runs={runs} />
          ) : view === 'compare' ? (
            compared ? (
              <Compare runs={runs} run={run} />
            ) : (
              <EmptyState title="Nothing to compare with">
                This field has one profile so far: the next one can be compared.
              </EmptyState>
            )
          ) : view === 'checks' ? (
            <FieldChecks containerId={containerId} path={path} />
          ) : (
            <Figures run={run} masked={status === 'MASKED'} />
          )}
        </>
      )}
    </>
  );
}

/** What a user has decided about the field or what it is inside of. */
function statusOf(path: string, statuses: Schemas['ContainerOverrides']['fieldStatuses']): string | undefined {
  const found = Object.entries(statuses ?? {}).find(
    ([name]) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`),
  );
  return found?.[1];
}

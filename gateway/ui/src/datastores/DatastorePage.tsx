import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useNavigate } from '@tanstack/react-router';
import { reading } from '../api';
import { laterDialog, PageHeader, PageProblem, Skeletons, StatusBadge, TabLinks, TextLink } from '../components';
import classes from './datastore.module.css';
import { runButton, RunMenu } from './RunMenu';
import { RunningOperation } from './RunningOperation';
import { useRuns } from './runs';

const CatalogDialog = laterDialog(
  'catalog-dialog',
  () => import('./run/CatalogDialog').then(({ CatalogDialog }) => CatalogDialog),
  ({ onClose }) => onClose,
);
const ProfileWizard = laterDialog(
  'profile-wizard',
  () => import('./run/ProfileWizard').then(({ ProfileWizard }) => ProfileWizard),
  ({ onClose }) => onClose,
);

const route = getRouteApi('/shell/datastores/$datastoreId');

export function DatastorePage() {
  const { datastoreId } = route.useParams();
  const { run, only } = route.useSearch();
  const navigate = useNavigate();
  const datastore = useQuery(reading('/api/v1/datastores/{datastoreId}', { path: { datastoreId } }));
  const type = datastore.data?.connector ?? '';
  const connector = useQuery({
    ...reading('/api/v1/connectors/{type}', { path: { type } }),
    enabled: type !== '',
    staleTime: Infinity,
  });
  const runs = useRuns(datastoreId);
  if (!datastore.data) {
    return datastore.error ? <PageProblem error={datastore.error} retry={() => void datastore.refetch()} /> : <Skeletons />;
  }
  const params = { datastoreId };
  const name = datastore.data.name ?? datastoreId;
  const newest = newestOf(runs.catalog, runs.profile);
  const close = async () => {
    await navigate({ to: '.', search: (before: object) => ({ ...before, run: undefined, only: undefined }) });
    // What had opened the dialog may be a menu that is gone.
    document.getElementById(runButton)?.focus();
  };
  return (
    <>
      <PageHeader
        title={name}
        subject={datastoreId}
        crumbs={[
          <TextLink key="datastores" to="/datastores">
            Datastores
          </TextLink>,
        ]}
        actions={<RunMenu />}
      >
        <span className={classes.facts}>
          {connector.data?.displayName ?? type}
          {newest && (
            <TextLink to="/operations/$operationId" params={{ operationId: newest.id ?? '' }} underline="never">
              <StatusBadge status={newest.status} label={statusWords(newest)} />
            </TextLink>
          )}
          {datastore.data.description}
        </span>
      </PageHeader>
      {runs.going.map((operation) => (
        <RunningOperation key={operation.id} operation={operation} />
      ))}
      <TabLinks label="Parts of the datastore">
        <Link to="/datastores/$datastoreId" params={params} activeOptions={{ exact: true, includeSearch: false }}>
          Overview
        </Link>
        <Link to="/datastores/$datastoreId/containers" params={params} activeOptions={{ includeSearch: false }}>
          Containers
        </Link>
        <Link to="/datastores/$datastoreId/activity" params={params} activeOptions={{ includeSearch: false }}>
          Activity
        </Link>
        <Link to="/datastores/$datastoreId/checks" params={params} activeOptions={{ includeSearch: false }}>
          Checks
        </Link>
        <Link to="/datastores/$datastoreId/relations" params={params} activeOptions={{ includeSearch: false }}>
          Relations
        </Link>
        <Link to="/datastores/$datastoreId/settings" params={params} activeOptions={{ includeSearch: false }}>
          Settings
        </Link>
      </TabLinks>
      <Outlet />
      {run === 'catalog' && <CatalogDialog datastoreId={datastoreId} name={name} onClose={() => void close()} />}
      {run === 'profile' && (
        <ProfileWizard key={only} datastoreId={datastoreId} name={name} only={only} onClose={() => void close()} />
      )}
    </>
  );
}

type Run = ReturnType<typeof useRuns>['catalog'];

function newestOf(a: Run, b: Run): Run {
  return !b || (a && (a.createdAt ?? '') > (b.createdAt ?? '')) ? a : b;
}

function statusWords({ type, status, failure }: NonNullable<Run>): string {
  const what = type === 'CATALOG' ? 'catalog' : 'profile';
  switch (status) {
    case 'QUEUED':
      return `A ${what} waits`;
    case 'RUNNING':
      return type === 'CATALOG' ? 'Cataloguing' : 'Profiling';
    case 'SUCCEEDED':
      return type === 'CATALOG' ? 'Catalogued' : 'Profiled';
    case 'SUCCEEDED_WITH_WARNINGS':
      return `The last ${what} has warnings`;
    case 'FAILED':
      return `The last ${what} failed${failure?.code ? `: ${failure.code.replaceAll('_', ' ').toLowerCase()}` : ''}`;
    default:
      return `The last ${what} was cancelled`;
  }
}

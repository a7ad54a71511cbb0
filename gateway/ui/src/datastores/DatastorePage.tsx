import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { reading } from '../api';
import { PageHeader, PageProblem, Skeletons, TabLinks, TextLink } from '../components';

const route = getRouteApi('/shell/datastores/$datastoreId');

export function DatastorePage() {
  const { datastoreId } = route.useParams();
  const datastore = useQuery(reading('/api/v1/datastores/{datastoreId}', { path: { datastoreId } }));
  if (!datastore.data) {
    return datastore.error ? <PageProblem error={datastore.error} retry={() => void datastore.refetch()} /> : <Skeletons />;
  }
  const params = { datastoreId };
  return (
    <>
      <PageHeader
        title={datastore.data.name ?? datastoreId}
        subject={datastoreId}
        crumbs={[
          <TextLink key="datastores" to="/datastores">
            Datastores
          </TextLink>,
        ]}
      >
        {datastore.data.connector}
      </PageHeader>
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
    </>
  );
}

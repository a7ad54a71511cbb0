import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { reading } from '../api';
import { PageHeader, PageProblem, Skeletons, TabLinks, TextLink } from '../components';
import { words } from '../format';

const route = getRouteApi('/shell/containers/$containerId');

export function ContainerPage() {
  const { containerId } = route.useParams();
  const container = useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId } }));
  const datastoreId = container.data?.datastoreId ?? '';
  const datastore = useQuery({
    ...reading('/api/v1/datastores/{datastoreId}', { path: { datastoreId } }),
    enabled: datastoreId !== '',
  });
  if (!container.data) {
    return container.error ? <PageProblem error={container.error} retry={() => void container.refetch()} /> : <Skeletons />;
  }
  const params = { containerId };
  return (
    <>
      <PageHeader
        title={container.data.name ?? containerId}
        subject={containerId}
        crumbs={[
          <TextLink key="datastores" to="/datastores">
            Datastores
          </TextLink>,
          <TextLink key="datastore" to="/datastores/$datastoreId" params={{ datastoreId }}>
            {datastore.data?.name ?? datastoreId}
          </TextLink>,
        ]}
      >
        {words(container.data.kind ?? '')}
      </PageHeader>
      <TabLinks label="Parts of the container">
        <Link to="/containers/$containerId" params={params} activeOptions={{ exact: true, includeSearch: false }}>
          Fields
        </Link>
        <Link to="/containers/$containerId/preview" params={params} activeOptions={{ includeSearch: false }}>
          Preview
        </Link>
        <Link to="/containers/$containerId/profiles" params={params} activeOptions={{ includeSearch: false }}>
          Profiles
        </Link>
        <Link to="/containers/$containerId/relations" params={params} activeOptions={{ includeSearch: false }}>
          Relations
        </Link>
        <Link to="/containers/$containerId/checks" params={params} activeOptions={{ includeSearch: false }}>
          Checks
        </Link>
        <Link to="/containers/$containerId/settings" params={params} activeOptions={{ includeSearch: false }}>
          Settings
        </Link>
      </TabLinks>
      <Outlet />
    </>
  );
}

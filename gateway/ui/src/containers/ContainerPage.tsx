import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { reading, useMay, type Schemas } from '../api';
import { later, PageHeader, PageProblem, Skeletons, TabLinks, TextLink, useWide } from '../components';
import { ContainerFacts } from './ContainerFacts';
import classes from './containers.module.css';
import { ExportMenu } from './ExportMenu';

const ContainerTree = later('container-tree', () => import('../components/tree').then(({ ContainerTree }) => ContainerTree), {
  waiting: <Skeletons lines={8} />,
});

const route = getRouteApi('/shell/containers/$containerId');

const tabs = [
  { to: '/containers/$containerId', label: 'Fields' },
  { to: '/containers/$containerId/preview', label: 'Preview' },
  { to: '/containers/$containerId/profiles', label: 'Profiles' },
  { to: '/containers/$containerId/parts', label: 'Parts' },
  { to: '/containers/$containerId/relations', label: 'Relations' },
  { to: '/containers/$containerId/checks', label: 'Checks' },
  { to: '/containers/$containerId/settings', label: 'Settings' },
] as const;

export function ContainerPage() {
  const { containerId } = route.useParams();
  const wide = useWide(1680);
  const container = useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId } }));
  const datastoreId = container.data?.datastoreId ?? '';
  // The tree stays as it is, with what is open in it, while the next container is read.
  const [treeOf, setTreeOf] = useState(datastoreId);
  if (datastoreId !== '' && datastoreId !== treeOf) {
    setTreeOf(datastoreId);
  }
  if (!container.data && container.error) {
    return <PageProblem error={container.error} retry={() => void container.refetch()} />;
  }
  return (
    <>
      {container.data ? <ContainerHeader container={container.data} /> : <Skeletons lines={3} />}
      <TabLinks label="Parts of the container">
        {tabs.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            params={{ containerId }}
            activeOptions={{ exact: to === '/containers/$containerId', includeSearch: false }}
          >
            {label}
          </Link>
        ))}
      </TabLinks>
      <div className={classes.beside} data-tree={wide}>
        {wide && treeOf !== '' && <ContainerTree key={treeOf} datastoreId={treeOf} current={containerId} around={240} />}
        <div className={classes.main}>{container.data ? <Outlet /> : <Skeletons />}</div>
      </div>
    </>
  );
}

function ContainerHeader({ container }: { container: Schemas['ContainerView'] }) {
  const { id: containerId = '', datastoreId = '', name = containerId, excluded } = container;
  const navigate = route.useNavigate();
  const may = useMay('EDITOR');
  const datastore = useQuery(reading('/api/v1/datastores/{datastoreId}', { path: { datastoreId } }));
  return (
    <PageHeader
      title={name}
      subject={containerId}
      crumbs={[
        <TextLink key="datastores" to="/datastores">
          Datastores
        </TextLink>,
        <TextLink key="datastore" to="/datastores/$datastoreId" params={{ datastoreId }}>
          {datastore.data?.name ?? datastoreId}
        </TextLink>,
        <TextLink key="containers" to="/datastores/$datastoreId/containers" params={{ datastoreId }}>
          Containers
        </TextLink>,
      ]}
      actions={
        <>
          <ExportMenu containerId={containerId} name={name} />
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
            disabled={excluded || !may}
            title={
              excluded
                ? 'It is excluded: include it in its settings first.'
                : may
                  ? undefined
                  : 'Runs are started by editors: your token’s role is too low.'
            }
            onClick={() =>
              void navigate({
                to: '/datastores/$datastoreId',
                params: { datastoreId },
                search: { run: 'profile', only: containerId },
              })
            }
          >
            Profile…
          </Button>
        </>
      }
    >
      <ContainerFacts container={container} />
    </PageHeader>
  );
}

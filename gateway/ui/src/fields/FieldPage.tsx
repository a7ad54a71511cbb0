import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { EmptyState, ErrorNote, PageHeader, Skeletons, TextLink } from '../components';
import { When } from '../format';

const route = getRouteApi('/shell/containers/$containerId/fields/$path');

export function FieldPage() {
  const { containerId, path } = route.useParams();
  const container = useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId } }));
  const history = useQuery(reading('/api/v1/containers/{containerId}/field-history', { path: { containerId }, query: { path } }));
  const newest = history.data?.items?.[0];
  return (
    <>
      <PageHeader
        title={path}
        subject={`${containerId} ${path}`}
        crumbs={[
          <TextLink key="datastores" to="/datastores">
            Datastores
          </TextLink>,
          <TextLink key="container" to="/containers/$containerId" params={{ containerId }}>
            {container.data?.name ?? containerId}
          </TextLink>,
        ]}
      />
      {history.error ? (
        <ErrorNote error={history.error} retry={() => void history.refetch()} />
      ) : history.isPending ? (
        <Skeletons />
      ) : newest ? (
        <p>
          Profiled <When value={newest.profiledAt} />
        </p>
      ) : (
        <EmptyState title="Not profiled yet">No profile has this field.</EmptyState>
      )}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { EmptyState, ErrorNote, Skeletons } from '../components';
import { Count } from '../format';

const route = getRouteApi('/shell/containers/$containerId/relations');

export function RelationsTab() {
  const { containerId } = route.useParams();
  const { data, error, refetch } = useQuery(reading('/api/v1/containers/{containerId}/relations', { path: { containerId } }));
  if (!data) {
    return error ? <ErrorNote error={error} retry={() => void refetch()} /> : <Skeletons />;
  }
  if (!data.total) {
    return <EmptyState title="No relations">{data.why ?? 'The newest profile found none between these fields.'}</EmptyState>;
  }
  return (
    <p>
      <Count value={data.total} /> relations between fields.
    </p>
  );
}

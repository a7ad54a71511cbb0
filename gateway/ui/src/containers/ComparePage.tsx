import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { EmptyState, ErrorNote, PageHeader, Skeletons } from '../components';
import { Count } from '../format';

const route = getRouteApi('/shell/compare');

export function ComparePage() {
  const { container, from, to } = route.useSearch();
  return (
    <>
      <PageHeader title="Compare profiles" />
      {container ? (
        <Differences containerId={container} from={from} to={to} />
      ) : (
        <EmptyState title="Nothing to compare">Choose two profiles on a container’s page.</EmptyState>
      )}
    </>
  );
}

function Differences({ containerId, from, to }: { containerId: string; from?: string; to?: string }) {
  const { data, error, refetch } = useQuery(
    reading('/api/v1/containers/{containerId}/profile-diff', { path: { containerId }, query: { from, to } }),
  );
  if (!data) {
    return error ? <ErrorNote error={error} retry={() => void refetch()} /> : <Skeletons />;
  }
  return (
    <p>
      <Count value={data.total} /> fields are compared.
    </p>
  );
}

import { useQuery } from '@tanstack/react-query';
import { reading } from '../api';
import { isOver, type Operation } from '../components/operation';

function useNewest(datastoreId: string, type: 'CATALOG' | 'PROFILE') {
  return useQuery(reading('/api/v1/operations', { query: { datastore: datastoreId, type, size: 1 } }));
}

/** The newest run of each type; the platform's events keep it true. */
export function useRuns(datastoreId: string) {
  const catalog = useNewest(datastoreId, 'CATALOG');
  const profile = useNewest(datastoreId, 'PROFILE');
  const runs = [catalog.data?.items?.[0], profile.data?.items?.[0]];
  return {
    catalog: runs[0],
    profile: runs[1],
    going: runs.filter((run): run is Operation => run !== undefined && !isOver(run)),
    loading: catalog.isPending || profile.isPending,
    error: catalog.error ?? profile.error,
    retry: () => void Promise.all([catalog.refetch(), profile.refetch()]),
  };
}

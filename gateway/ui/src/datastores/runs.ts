import { useQuery } from '@tanstack/react-query';
import { reading, type Schemas } from '../api';

export type Operation = Schemas['OperationView'];

export function isOver(operation: Operation | undefined): boolean {
  return operation?.status !== 'QUEUED' && operation?.status !== 'RUNNING';
}

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

/** How far a run is, from 0 to 1; undefined when that can't be said. */
export function done(progress: Operation['progress']): number | undefined {
  const parts: [number | undefined, number | undefined][] = [
    [progress?.bytes, progress?.bytesTotal],
    [progress?.rows, progress?.rowsTotal],
    [progress?.itemsDone, progress?.itemsTotal],
  ];
  const known = parts.find(([part, whole]) => part !== undefined && whole !== undefined && whole > 0);
  return known ? Math.min(1, (known[0] ?? 0) / (known[1] ?? 1)) : undefined;
}

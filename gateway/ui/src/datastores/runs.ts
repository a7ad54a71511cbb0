import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { reading, type Schemas } from '../api';

export type Operation = Schemas['OperationView'];

export function isOver(operation: Operation | undefined): boolean {
  return operation?.status !== 'QUEUED' && operation?.status !== 'RUNNING';
}

/** While something runs it is asked for often, otherwise now and then: others start runs, too. */
function interval(operation: Operation | undefined): number {
  return operation && !isOver(operation) ? 1_500 : 30_000;
}

function useNewest(datastoreId: string, type: 'CATALOG' | 'PROFILE') {
  return useQuery({
    ...reading('/api/v1/operations', { query: { datastore: datastoreId, type, size: 1 } }),
    refetchInterval: ({ state }) => interval(state.data?.items?.[0]),
  });
}

/** The newest run of each type, followed while it goes on. What the page shows of the datastore is read anew when one ends. */
export function useRuns(datastoreId: string) {
  const catalog = useNewest(datastoreId, 'CATALOG');
  const profile = useNewest(datastoreId, 'PROFILE');
  const runs = [catalog.data?.items?.[0], profile.data?.items?.[0]];
  const going = runs.filter((run) => run && !isOver(run)).map((run) => run?.id);

  const queryClient = useQueryClient();
  const before = useRef<(string | undefined)[]>([]);
  const now = going.join();
  useEffect(() => {
    const ids = now === '' ? [] : now.split(',');
    if (before.current.some((id) => id !== undefined && !ids.includes(id))) {
      void queryClient.invalidateQueries({ predicate: ({ queryKey: [path] }) => path !== '/api/v1/connectors/{type}' });
    }
    before.current = ids;
  }, [now, queryClient]);

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

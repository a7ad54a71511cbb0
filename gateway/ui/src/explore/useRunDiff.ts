import { useInfiniteQuery } from '@tanstack/react-query';
import { api, read } from '../api';

/** Whole profiles of two runs are compared for each field, so few at a time. */
const size = 50;

/** Two runs of a container, field by field; more on demand. Nothing is asked for unless it is enabled. */
export function useRunDiff(containerId: string, from: string | undefined, to: string | undefined, enabled: boolean) {
  return useInfiniteQuery({
    enabled,
    queryKey: ['/api/v1/containers/{containerId}/profile-diff', { path: { containerId }, from, to, pages: true }],
    queryFn: ({ pageParam, signal }) =>
      read(
        api.GET('/api/v1/containers/{containerId}/profile-diff', {
          params: { path: { containerId }, query: { from, to, page: pageParam, size } },
          signal,
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last, all) => (all.length * size < (last.total ?? 0) ? all.length : undefined),
  });
}

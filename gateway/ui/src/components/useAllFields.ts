import { useQuery } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api';

/** More fields aren't matched: nobody reads a table of them. */
export const mostFields = 2000;

/** A container's fields, all pages of them up to a limit. */
export function useAllFields(containerId: string) {
  return useQuery({
    queryKey: ['/api/v1/containers/{containerId}/fields', { path: { containerId }, all: true }],
    queryFn: async ({ signal }) => {
      const items: Schemas['FieldView'][] = [];
      let total = 0;
      for (let page = 0; page === 0 || items.length < Math.min(total, mostFields); page++) {
        const answer = await read(
          api.GET('/api/v1/containers/{containerId}/fields', {
            params: { path: { containerId }, query: { page, size: 200, nested: 'true' } },
            signal,
          }),
        );
        total = answer.total ?? 0;
        const found = answer.items ?? [];
        items.push(...found);
        if (found.length === 0) {
          break;
        }
      }
      return { items, total };
    },
  });
}

import { useQuery } from '@tanstack/react-query';
import { listing } from '../../api';

/** The paths of a container's first 200 fields, or of those whose path has this in it. */
export function useFieldPaths(containerId: string, search = ''): string[] {
  const { data } = useQuery({
    ...listing('/api/v1/containers/{containerId}/fields', {
      path: { containerId },
      query: { size: 200, nested: 'true', ...(search ? { search } : {}) },
    }),
    enabled: containerId !== '',
  });
  return (data?.items ?? []).flatMap((field) => field.path ?? field.name ?? []);
}

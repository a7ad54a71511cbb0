import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Rows } from '../../components';
import type { DatastoresSearch } from '../search';
import { pageOfDatastores, pageSize, type Datastore } from './pages';

/** Marked ones first; both parts keep their order. */
export function favouritesFirst(all: readonly Datastore[], favourites: ReadonlySet<string>): Datastore[] {
  const marked = (datastore: Datastore) => favourites.has(datastore.id ?? '');
  return [...all.filter(marked), ...all.filter((datastore) => !marked(datastore))];
}

/**
 * All datastores that the filter lets through: favourites come first wherever they are in the order, so all must be known. The
 * first page is shown at once, the others follow.
 */
export function useAllDatastores(
  filter: DatastoresSearch,
  favourites: ReadonlySet<string>,
): { rows: Rows<Datastore>; all: readonly Datastore[]; total: number } {
  const first = useQuery(pageOfDatastores(filter, 0));
  const total = first.data?.total ?? 0;
  const more = useQueries({
    queries: Array.from({ length: Math.max(0, Math.ceil(total / pageSize) - 1) }, (_, index) =>
      pageOfDatastores(filter, index + 1),
    ),
    combine: (results) => ({
      items: results.flatMap((result) => result.data?.items ?? []),
      error: results.find((result) => result.error)?.error ?? null,
      retry: () => results.filter((result) => result.error).forEach((result) => void result.refetch()),
    }),
  });
  const all = useMemo(
    () => favouritesFirst([...(first.data?.items ?? []), ...more.items], favourites),
    [first.data, more.items, favourites],
  );
  const rows: Rows<Datastore> = {
    total: all.length,
    row: (index) => all[index],
    show: () => undefined,
    loading: first.isPending,
    error: first.error ?? more.error,
    retry: () => {
      void first.refetch();
      more.retry();
    },
  };
  return { rows, all, total };
}

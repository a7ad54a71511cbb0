import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listing, type Schemas } from '../../api';
import type { Rows } from '../../components';
import type { DatastoresSearch } from '../search';

export type Datastore = Schemas['DatastoreView'];

const size = 200;

function going(datastores: readonly Datastore[] | undefined): boolean {
  const busy = (status: string | undefined) => status === 'QUEUED' || status === 'RUNNING';
  return (datastores ?? []).some(({ lastCatalog, lastProfile }) => busy(lastCatalog?.status) || busy(lastProfile?.status));
}

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
  { search, connector, status, tag, group, sort = 'name', order = 'asc' }: DatastoresSearch,
  favourites: ReadonlySet<string>,
): { rows: Rows<Datastore>; all: readonly Datastore[]; total: number } {
  const page = (number: number) => ({
    ...listing('/api/v1/datastores', { query: { search, connector, status, tag, group, sort, order, page: number, size } }),
    // While something runs its state is asked for often, otherwise now and then: others start runs, too.
    refetchInterval: ({ state }: { state: { data?: { items?: Datastore[] } } }) => (going(state.data?.items) ? 3_000 : 30_000),
  });
  const first = useQuery(page(0));
  const total = first.data?.total ?? 0;
  const more = useQueries({
    queries: Array.from({ length: Math.max(0, Math.ceil(total / size) - 1) }, (_, index) => page(index + 1)),
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

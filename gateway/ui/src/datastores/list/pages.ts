import { listing, type Schemas } from '../../api';
import type { DatastoresSearch } from '../search';

export type Datastore = Schemas['DatastoreView'];

export const pageSize = 200;

function going(datastores: readonly Datastore[] | undefined): boolean {
  const busy = (status: string | undefined) => status === 'QUEUED' || status === 'RUNNING';
  return (datastores ?? []).some(({ lastCatalog, lastProfile }) => busy(lastCatalog?.status) || busy(lastProfile?.status));
}

/** One page of the datastores that the filter lets through. */
export function pageOfDatastores(filter: DatastoresSearch, page: number) {
  const { search, connector, status, tag, group, sort = 'name', order = 'asc' } = filter;
  return {
    ...listing('/api/v1/datastores', { query: { search, connector, status, tag, group, sort, order, page, size: pageSize } }),
    // While something runs its state is asked for often, otherwise now and then: others start runs, too.
    refetchInterval: ({ state }: { state: { data?: { items?: Datastore[] } } }) => (going(state.data?.items) ? 3_000 : 30_000),
  };
}

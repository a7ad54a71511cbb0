import { oneOf, text } from '../format';

const datastoreSorts = ['name', 'createdAt', 'updatedAt', 'containers', 'rows', 'checks'] as const;
const orders = ['asc', 'desc'] as const;

export interface DatastoresSearch {
  search?: string;
  sort?: (typeof datastoreSorts)[number];
  order?: (typeof orders)[number];
}

export function datastoresSearch(search: Record<string, unknown>): DatastoresSearch {
  return { search: text(search.search), sort: oneOf(search.sort, datastoreSorts), order: oneOf(search.order, orders) };
}

export interface DatastoreContainersSearch {
  search?: string;
}

export function datastoreContainersSearch(search: Record<string, unknown>): DatastoreContainersSearch {
  return { search: text(search.search) };
}

import { oneOf, text, yesNo } from '../format';

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

const runs = ['catalog', 'profile'] as const;

/** `run`: the dialog that starts one is open; `only`: for this container. */
export interface DatastoreSearch {
  run?: (typeof runs)[number];
  only?: string;
}

export function datastoreSearch(search: Record<string, unknown>): DatastoreSearch {
  return { run: oneOf(search.run, runs), only: text(search.only) };
}

const containerSorts = ['name', 'rows', 'size', 'fields', 'lastModified'] as const;
export const containerKinds = ['TABLE', 'VIEW', 'MATERIALIZED_VIEW', 'FILE', 'FILE_PATTERN', 'SHEET', 'LAKE_TABLE'] as const;

export interface DatastoreContainersSearch {
  search?: string;
  kind?: (typeof containerKinds)[number];
  profiled?: boolean;
  missing?: boolean;
  tag?: string;
  sort?: (typeof containerSorts)[number];
  order?: (typeof orders)[number];
}

export function datastoreContainersSearch(search: Record<string, unknown>): DatastoreContainersSearch {
  return {
    search: text(search.search),
    kind: oneOf(search.kind, containerKinds),
    profiled: yesNo(search.profiled),
    missing: yesNo(search.missing),
    tag: text(search.tag),
    sort: oneOf(search.sort, containerSorts),
    order: oneOf(search.order, orders),
  };
}

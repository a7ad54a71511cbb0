import type { paths } from '../api/schema';
import { oneOf, text, yesNo } from '../format';

export const datastoreSorts = [
  'name',
  'createdAt',
  'updatedAt',
  'lastOperation',
  'containers',
  'fields',
  'rows',
  'checks',
] as const;
export const datastoreStates = ['NEW', 'WORKING', 'FAILED', 'WARNINGS', 'READY'] as const;
const orders = ['asc', 'desc'] as const;
/** A connector that the platform doesn't have is answered by what it has. */
type Connector = NonNullable<NonNullable<paths['/api/v1/datastores']['get']['parameters']['query']>['connector']>;
const views = ['cards', 'table'] as const;

export interface DatastoresSearch {
  search?: string;
  connector?: Connector;
  status?: (typeof datastoreStates)[number];
  tag?: string;
  group?: string;
  sort?: (typeof datastoreSorts)[number];
  order?: (typeof orders)[number];
  view?: (typeof views)[number];
}

export function datastoresSearch(search: Record<string, unknown>): DatastoresSearch {
  return {
    search: text(search.search),
    connector: text(search.connector) as Connector | undefined,
    status: oneOf(search.status, datastoreStates),
    tag: text(search.tag),
    group: text(search.group),
    sort: oneOf(search.sort, datastoreSorts),
    order: oneOf(search.order, orders),
    view: oneOf(search.view, views),
  };
}

/** What is added: a datastore of this connector, or one on this shared connection; without either, what to choose from. */
export interface NewDatastoreSearch {
  connector?: string;
  connection?: string;
  search?: string;
}

export function newDatastoreSearch(search: Record<string, unknown>): NewDatastoreSearch {
  return { connector: text(search.connector), connection: text(search.connection), search: text(search.search) };
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

const spans = ['30', '90', '365'] as const;
const measures = ['rows', 'bytes'] as const;

/** The data volume that is shown: of so many days, in rows or bytes. */
export interface OverviewSearch {
  days?: (typeof spans)[number];
  volume?: (typeof measures)[number];
}

export function overviewSearch(search: Record<string, unknown>): OverviewSearch {
  return { days: oneOf(text(search.days), spans), volume: oneOf(search.volume, measures) };
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

/** `edit`: the form is open; `remove`: the dialog that deletes is. */
export interface DatastoreSettingsSearch {
  edit?: boolean;
  remove?: boolean;
}

export function datastoreSettingsSearch(search: Record<string, unknown>): DatastoreSettingsSearch {
  return { edit: yesNo(search.edit) || undefined, remove: yesNo(search.remove) || undefined };
}

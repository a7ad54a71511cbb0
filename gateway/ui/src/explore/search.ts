import { oneOf, text, yesNo } from '../format';

export const kinds = ['TABLE', 'VIEW', 'MATERIALIZED_VIEW', 'FILE', 'FILE_PATTERN', 'SHEET', 'LAKE_TABLE'] as const;
export const types = ['NUMBER', 'TEXT', 'TIME', 'BOOLEAN', 'ARRAY', 'OTHER'] as const;
export const containerSorts = [
  'name',
  'datastore',
  'rows',
  'size',
  'fields',
  'completeness',
  'profiledAt',
  'lastModified',
] as const;
export const fieldSorts = ['name', 'datastore', 'container', 'type', 'completeness', 'distinct'] as const;
const orders = ['asc', 'desc'] as const;

/** What is listed over all datastores, and how it is filtered. */
export interface ExploreSearch {
  /** Without it containers. */
  view?: 'fields';
  search?: string;
  datastore?: string;
  kind?: (typeof kinds)[number];
  /** Of fields only. */
  type?: (typeof types)[number];
  tag?: string;
  profiled?: boolean;
  missing?: boolean;
  masked?: boolean;
  /** Shares from 0 to 1. */
  minCompleteness?: number;
  maxCompleteness?: number;
  sort?: (typeof containerSorts)[number] | (typeof fieldSorts)[number];
  order?: (typeof orders)[number];
}

function share(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
  return number >= 0 && number <= 1 ? number : undefined;
}

export function exploreSearch(search: Record<string, unknown>): ExploreSearch {
  const view = oneOf(search.view, ['fields'] as const);
  return {
    view,
    search: text(search.search),
    datastore: text(search.datastore),
    kind: oneOf(search.kind, kinds),
    type: view === 'fields' ? oneOf(search.type, types) : undefined,
    tag: text(search.tag),
    profiled: yesNo(search.profiled),
    missing: yesNo(search.missing),
    masked: yesNo(search.masked),
    minCompleteness: share(search.minCompleteness),
    maxCompleteness: share(search.maxCompleteness),
    sort: view === 'fields' ? oneOf(search.sort, fieldSorts) : oneOf(search.sort, containerSorts),
    order: oneOf(search.order, orders),
  };
}

/** Two profiles of one container; or two containers; or a field of each. */
export interface CompareSearch {
  container?: string;
  from?: string;
  to?: string;
  /** Containers. */
  a?: string;
  b?: string;
  /** Paths of their fields. */
  aField?: string;
  bField?: string;
  /** Also what is the same. */
  show?: 'all';
}

export function compareSearch(search: Record<string, unknown>): CompareSearch {
  return {
    container: text(search.container),
    from: text(search.from),
    to: text(search.to),
    a: text(search.a),
    b: text(search.b),
    aField: text(search.aField),
    bField: text(search.bField),
    show: oneOf(search.show, ['all'] as const),
  };
}

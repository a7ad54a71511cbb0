import { oneOf, text } from '../format';

const statuses = ['DRAFT', 'ACTIVE', 'ARCHIVED', 'ALL'] as const;
const origins = ['INFERRED', 'AUTHORED'] as const;
const sorts = ['container', 'rule', 'weight', 'status', 'createdAt', 'updatedAt'] as const;
const orders = ['asc', 'desc'] as const;

/** What a list of checks is asked for. Within a datastore or container, that one is told by the path. */
export interface ChecksSearch {
  search?: string;
  status?: (typeof statuses)[number];
  datastore?: string;
  container?: string;
  field?: string;
  rule?: string;
  origin?: (typeof origins)[number];
  tag?: string;
  sort?: (typeof sorts)[number];
  order?: (typeof orders)[number];
}

export function checksSearch(search: Record<string, unknown>): ChecksSearch {
  return {
    search: text(search.search),
    status: oneOf(search.status, statuses),
    datastore: text(search.datastore),
    container: text(search.container),
    field: text(search.field),
    rule: text(search.rule),
    origin: oneOf(search.origin, origins),
    tag: text(search.tag),
    sort: oneOf(search.sort, sorts),
    order: oneOf(search.order, orders),
  };
}

/** Where a check that is being written belongs to. */
export interface NewCheckSearch {
  datastore?: string;
  container?: string;
  field?: string;
  rule?: string;
}

export function newCheckSearch(search: Record<string, unknown>): NewCheckSearch {
  return {
    datastore: text(search.datastore),
    container: text(search.container),
    field: text(search.field),
    rule: text(search.rule),
  };
}

import { oneOf, text } from '../format';

export const types = ['CATALOG', 'PROFILE'] as const;
export const statuses = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'SUCCEEDED_WITH_WARNINGS', 'FAILED', 'CANCELLED'] as const;
export const itemStatuses = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const;
const sorts = ['createdAt', 'duration'] as const;
const orders = ['asc', 'desc'] as const;
const views = ['table'] as const;

/** `from` and `to` are days of the browser's zone, the last one included; `view`: the days as a table instead of a map. */
export interface OperationsSearch {
  type?: (typeof types)[number];
  status?: (typeof statuses)[number];
  from?: string;
  to?: string;
  search?: string;
  sort?: (typeof sorts)[number];
  order?: (typeof orders)[number];
  view?: (typeof views)[number];
}

function day(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

export function operationsSearch(search: Record<string, unknown>): OperationsSearch {
  return {
    type: oneOf(search.type, types),
    status: oneOf(search.status, statuses),
    from: day(search.from),
    to: day(search.to),
    search: text(search.search),
    sort: oneOf(search.sort, sorts),
    order: oneOf(search.order, orders),
    view: oneOf(search.view, views),
  };
}

/** `status`: only the work items in this state. */
export interface OperationSearch {
  status?: (typeof itemStatuses)[number];
}

export function operationSearch(search: Record<string, unknown>): OperationSearch {
  return { status: oneOf(search.status, itemStatuses) };
}

import { oneOf } from '../format';

const types = ['CATALOG', 'PROFILE'] as const;
const statuses = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'SUCCEEDED_WITH_WARNINGS', 'FAILED', 'CANCELLED'] as const;
const itemStatuses = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const;

export interface OperationsSearch {
  type?: (typeof types)[number];
  status?: (typeof statuses)[number];
}

export function operationsSearch(search: Record<string, unknown>): OperationsSearch {
  return { type: oneOf(search.type, types), status: oneOf(search.status, statuses) };
}

/** `status`: only the work items in this state. */
export interface OperationSearch {
  status?: (typeof itemStatuses)[number];
}

export function operationSearch(search: Record<string, unknown>): OperationSearch {
  return { status: oneOf(search.status, itemStatuses) };
}

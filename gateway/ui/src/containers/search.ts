import { oneOf, text, yesNo } from '../format';

export const fieldTypes = ['NUMBER', 'TEXT', 'TIME', 'BOOLEAN', 'ARRAY', 'OTHER'] as const;
export const fieldStatuses = ['MASKED', 'EXCLUDED'] as const;
const fieldSorts = ['position', 'name', 'type', 'completeness', 'distinct', 'checks'] as const;
const orders = ['asc', 'desc'] as const;

export interface FieldsSearch {
  search?: string;
  type?: (typeof fieldTypes)[number];
  status?: (typeof fieldStatuses)[number];
  /** Whether the fields inside of others are listed; without it they are. */
  nested?: boolean;
  sort?: (typeof fieldSorts)[number];
  order?: (typeof orders)[number];
}

export function fieldsSearch(search: Record<string, unknown>): FieldsSearch {
  return {
    search: text(search.search),
    type: oneOf(search.type, fieldTypes),
    status: oneOf(search.status, fieldStatuses),
    nested: yesNo(search.nested),
    sort: oneOf(search.sort, fieldSorts),
    order: oneOf(search.order, orders),
  };
}

/** The profiles that are picked to be compared. */
export interface ProfilesSearch {
  from?: string;
  to?: string;
}

export function profilesSearch(search: Record<string, unknown>): ProfilesSearch {
  return { from: text(search.from), to: text(search.to) };
}

const relationKinds = ['KEY', 'DEPENDENCY', 'EQUAL', 'AT_MOST', 'NULL_TOGETHER', 'CORRELATED'] as const;

export interface RelationsSearch {
  kind?: (typeof relationKinds)[number];
  field?: string;
}

export function relationsSearch(search: Record<string, unknown>): RelationsSearch {
  return { kind: oneOf(search.kind, relationKinds), field: text(search.field) };
}

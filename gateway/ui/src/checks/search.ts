import { oneOf, text } from '../format';

const statuses = ['DRAFT', 'ACTIVE', 'ARCHIVED', 'ALL'] as const;

export interface ChecksSearch {
  search?: string;
  status?: (typeof statuses)[number];
}

export function checksSearch(search: Record<string, unknown>): ChecksSearch {
  return { search: text(search.search), status: oneOf(search.status, statuses) };
}

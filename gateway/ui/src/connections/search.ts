import { text } from '../format';

export interface ConnectionsSearch {
  search?: string;
}

export function connectionsSearch(search: Record<string, unknown>): ConnectionsSearch {
  return { search: text(search.search) };
}

import { text } from '../format';

export interface FieldSearch {
  /** The profile to show; without it the newest. */
  operation?: string;
}

export function fieldSearch(search: Record<string, unknown>): FieldSearch {
  return { operation: text(search.operation) };
}

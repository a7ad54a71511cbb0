import { text } from '../format';

export interface ContainerSearch {
  /** The profile to show; without it the newest. */
  operation?: string;
}

export function containerSearch(search: Record<string, unknown>): ContainerSearch {
  return { operation: text(search.operation) };
}

/** Two profiles of one container. */
export interface CompareSearch {
  container?: string;
  from?: string;
  to?: string;
}

export function compareSearch(search: Record<string, unknown>): CompareSearch {
  return { container: text(search.container), from: text(search.from), to: text(search.to) };
}

import { text } from '../format';

export interface ExploreSearch {
  search?: string;
}

export function exploreSearch(search: Record<string, unknown>): ExploreSearch {
  return { search: text(search.search) };
}

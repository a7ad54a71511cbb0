export interface SignInSearch {
  /** Where to go afterwards; only an address of this site. */
  wanted?: string;
}

export function signInSearch(search: Record<string, unknown>): SignInSearch {
  const wanted = search.wanted;
  return { wanted: typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : undefined };
}

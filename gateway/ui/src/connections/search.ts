import { text, yesNo } from '../format';

export interface ConnectionsSearch {
  search?: string;
  connector?: string;
}

export function connectionsSearch(search: Record<string, unknown>): ConnectionsSearch {
  return { search: text(search.search), connector: text(search.connector) };
}

/** `connector`: of which kind; without it, what to choose from. */
export interface NewConnectionSearch {
  connector?: string;
  search?: string;
}

export function newConnectionSearch(search: Record<string, unknown>): NewConnectionSearch {
  return { connector: text(search.connector), search: text(search.search) };
}

/** `edit`: the form is open; `remove`: the dialog that deletes is. */
export interface ConnectionSearch {
  edit?: boolean;
  remove?: boolean;
}

export function connectionSearch(search: Record<string, unknown>): ConnectionSearch {
  return { edit: yesNo(search.edit) || undefined, remove: yesNo(search.remove) || undefined };
}

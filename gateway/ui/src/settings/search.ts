import { yesNo } from '../format';

/** `issue`: the dialog that issues a token is open. */
export interface SettingsSearch {
  issue?: boolean;
}

export function settingsSearch(search: Record<string, unknown>): SettingsSearch {
  return { issue: yesNo(search.issue) || undefined };
}

import { useCallback, useState } from 'react';
import type { Values } from './form';

/** What was typed into a form, for a day or until the sign-out: also a closed tab gives it back. Secrets never get here. */
export interface Draft {
  values: Values;
  /** What the form asks beside the connector's own fields. */
  around: Readonly<Record<string, string | boolean>>;
}

const prefix = 'plumbline-draft:';
const lifetime = 24 * 60 * 60_000;

export function readDraft(key: string, storage: Storage = localStorage): Draft | undefined {
  const text = storage.getItem(prefix + key);
  if (text === null) {
    return undefined;
  }
  try {
    const draft = JSON.parse(text) as Partial<Draft & { at: number }>;
    if (Date.now() - (draft.at ?? 0) > lifetime) {
      storage.removeItem(prefix + key);
      return undefined;
    }
    return { values: draft.values ?? {}, around: draft.around ?? {} };
  } catch {
    // Not ours, or cut off: there is nothing to restore.
    storage.removeItem(prefix + key);
    return undefined;
  }
}

/** Empty drafts aren't kept. */
export function writeDraft(key: string, draft: Draft, storage: Storage = localStorage): void {
  if (Object.keys(draft.values).length === 0 && Object.keys(draft.around).length === 0) {
    storage.removeItem(prefix + key);
  } else {
    storage.setItem(prefix + key, JSON.stringify({ ...draft, at: Date.now() }));
  }
}

/** For whoever signs in next. */
export function forgetDrafts(storage: Storage = localStorage): void {
  Object.keys(storage)
    .filter((key) => key.startsWith(prefix))
    .forEach((key) => storage.removeItem(key));
}

/** @returns the draft that was there when the form opened, and what keeps and discards it */
export function useDraft(key: string) {
  const [found] = useState(() => readDraft(key));
  const keep = useCallback((draft: Draft) => writeDraft(key, draft), [key]);
  const discard = useCallback(() => writeDraft(key, { values: {}, around: {} }), [key]);
  return { found, keep, discard };
}

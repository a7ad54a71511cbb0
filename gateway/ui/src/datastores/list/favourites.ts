import { useMemo, useSyncExternalStore } from 'react';

const key = 'plumbline-favourite-datastores';
const none: readonly string[] = [];
const listeners = new Set<() => void>();

export function parsed(text: string | null): readonly string[] {
  if (text === null) {
    return none;
  }
  try {
    const ids: unknown = JSON.parse(text);
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : none;
  } catch {
    // Not ours: as if there were none.
    return none;
  }
}

let known: { text: string | null; ids: readonly string[] } = { text: null, ids: none };

function snapshot(): readonly string[] {
  const text = localStorage.getItem(key);
  if (text !== known.text) {
    known = { text, ids: parsed(text) };
  }
  return known.ids;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab has changed them.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function toggleFavourite(id: string): void {
  const ids = snapshot();
  localStorage.setItem(key, JSON.stringify(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]));
  listeners.forEach((listener) => listener());
}

/** The datastores that somebody marked in this browser. */
export function useFavourites(): ReadonlySet<string> {
  const ids = useSyncExternalStore(subscribe, snapshot);
  return useMemo(() => new Set(ids), [ids]);
}

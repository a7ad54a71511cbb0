import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { LiveState } from './channel';
import type { LiveUpdates } from './updates';

export interface Live extends LiveState {
  /** Tries to connect now. */
  retry: () => void;
}

const Context = createContext<Live>({ status: 'connecting', since: 0, polling: false, retry: () => undefined });

/** Whether what pages show is kept up to date, and since when not. */
export function useLive(): Live {
  return use(Context);
}

/** Has what is below kept true as long as it is shown. */
export function LiveProvider({ updates, children }: { updates: LiveUpdates; children: ReactNode }) {
  // Before anything below asks for what it shows; mostly it has begun already, while the page was fetched.
  useState(updates.begin);
  useEffect(() => {
    updates.begin();
    return updates.end;
  }, [updates]);
  const state = useSyncExternalStore(updates.subscribe, updates.state);
  const live = useMemo(() => ({ ...state, retry: updates.retry }), [state, updates]);
  return <Context value={live}>{children}</Context>;
}

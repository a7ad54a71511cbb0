import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { holdReads } from '../api';
import { Announcements } from './announcements';
import type { LiveState } from './channel';
import { LiveConnection, type LiveListener } from './connection';
import { patchProgress } from './patch';
import { Refresh } from './refresh';

export interface Live extends LiveState {
  /** Tries to connect now. */
  retry: () => void;
}

/** Milliseconds that a page's first reads wait for the stream at most. */
const patience = 1000;

const Context = createContext<Live>({ status: 'connecting', since: 0, polling: false, retry: () => undefined });

/** Whether what pages show is kept up to date, and since when not. */
export function useLive(): Live {
  return use(Context);
}

/** Keeps all queries below true by the platform's events, and tells of finished operations. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  // Before anything below asks for what it shows.
  const [reads] = useState(() => holdReads(patience));
  const [state, setState] = useState<LiveState>(() => ({ status: 'connecting', since: Date.now(), polling: false }));
  const lost = useRef(false);
  const current = useRef<LiveConnection>(undefined);
  const retry = useCallback(() => current.current?.again(), []);
  useEffect(() => {
    const refresh = new Refresh(queries);
    const announcements = new Announcements(queries);
    const listener: LiveListener = {
      event: (event) => {
        if (event.type === 'operation.progressed') {
          patchProgress(queries, event.data);
        }
        refresh.after(event);
        announcements.after(event);
      },
      gap: (before) => refresh.all(before),
      state: (now) => {
        if (now.status === 'live' && lost.current) {
          // What couldn't be read while nobody answered has given up asking, and no event tells of it.
          void queries.invalidateQueries({ predicate: ({ state }) => state.status === 'error' });
        }
        lost.current = now.status === 'lost';
        setState(now);
      },
      // Asks who is signed in, which leads to the sign-in.
      signedOut: () => void queries.invalidateQueries({ queryKey: ['/api/v1/session'] }),
    };
    const connection = new LiveConnection(listener, reads);
    current.current = connection;
    // A page that the browser had put aside was told nothing meanwhile.
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) {
        refresh.all(Date.now());
      }
    };
    window.addEventListener('pageshow', shown);
    return () => {
      window.removeEventListener('pageshow', shown);
      connection.stop();
      announcements.stop();
      refresh.stop();
    };
  }, [queries, reads]);
  const live = useMemo(() => ({ ...state, retry }), [state, retry]);
  return <Context value={live}>{children}</Context>;
}

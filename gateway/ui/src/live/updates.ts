import type { QueryClient } from '@tanstack/react-query';
import { holdReads } from '../api';
import { Announcements } from './announcements';
import type { LiveState } from './channel';
import { LiveConnection } from './connection';
import { patchProgress } from './patch';
import { Refresh } from './refresh';

/** Milliseconds that a page's first reads wait for the stream at most. */
const patience = 1000;

const connecting = (): LiveState => ({ status: 'connecting', since: Date.now(), polling: false });

/** Keeps all queries true by the platform's events, and tells of finished operations. */
export class LiveUpdates {
  private connection: LiveConnection | undefined;
  private ending: (() => void) | undefined;
  private now = connecting();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly queries: QueryClient) {}

  /** Connects, unless it has; what is read from now on waits until it is known whether there are events. */
  readonly begin = (): void => {
    if (this.connection) {
      return;
    }
    const { queries } = this;
    const refresh = new Refresh(queries);
    const announcements = new Announcements(queries);
    this.set(connecting());
    const connection = new LiveConnection(
      {
        event: (event) => {
          if (event.type === 'operation.progressed') {
            patchProgress(queries, event.data);
          }
          refresh.after(event);
          announcements.after(event);
        },
        gap: (before) => refresh.all(before),
        state: (state) => {
          if (state.status === 'live' && this.now.status === 'lost') {
            // What couldn't be read while nobody answered has given up asking, and no event tells of it.
            void queries.invalidateQueries({ predicate: (query) => query.state.status === 'error' });
          }
          this.set(state);
        },
        // Asks who is signed in, which leads to the sign-in.
        signedOut: () => void queries.invalidateQueries({ queryKey: ['/api/v1/session'] }),
      },
      holdReads(patience),
    );
    // A page that the browser had put aside was told nothing meanwhile.
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) {
        refresh.all(Date.now());
      }
    };
    window.addEventListener('pageshow', shown);
    this.connection = connection;
    this.ending = () => {
      window.removeEventListener('pageshow', shown);
      connection.stop();
      announcements.stop();
      refresh.stop();
    };
  };

  readonly end = (): void => {
    this.ending?.();
    this.ending = undefined;
    this.connection = undefined;
  };

  /** Tries to connect now. */
  readonly retry = (): void => this.connection?.again();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly state = (): LiveState => this.now;

  private set(state: LiveState): void {
    this.now = state;
    this.listeners.forEach((listener) => listener());
  }
}

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

declare module '@tanstack/react-query' {
  interface Register {
    /** `removes`: the id of what a write deletes; while it does, and afterwards, events have nothing about it read anew. */
    mutationMeta: { removes?: string };
  }
}

const attempts = 4;

/** Only what may pass by itself is asked again: too many requests, something away, no answer at all. */
export function retry(failures: number, error: Error): boolean {
  return error instanceof Problem && (error.status === 429 || error.status === 503 || error.status === 0) && failures < attempts;
}

/** Milliseconds: as the API says, otherwise 1, 2, 4 … seconds; spread, so that many pages don't come back at once. */
export function retryDelay(failures: number, error: Error, random: number = Math.random()): number {
  const told = error instanceof Problem ? error.retryAfter : undefined;
  const seconds = told ?? Math.min(30, 2 ** failures);
  return Math.round(seconds * 1000 + random * 500);
}

/** @param signedOut called when the API knows no caller */
export function createQueryClient(signedOut: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof Problem && error.status === 401) {
      signedOut();
    }
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry, retryDelay, staleTime: 5_000, refetchOnWindowFocus: true },
      // A write is never repeated by itself: whoever asked for it decides.
      mutations: { retry: false },
    },
  });
}

import { useState } from 'react';
import type { Schemas } from '../api';

type Check = Schemas['CheckView'];

export interface Selection {
  count: number;
  has: (id: string | undefined) => boolean;
  toggle: (check: Check) => void;
  add: (checks: readonly Check[]) => void;
  clear: () => void;
  /** The ids by the datastore that decides about them, at most so many at once. */
  batches: (size: number) => Batch[];
}

export interface Batch {
  datastoreId: string;
  checkIds: string[];
}

/** By datastore, in pieces that one request takes. */
export function batchesOf(chosen: ReadonlyMap<string, string>, size: number): Batch[] {
  const byDatastore = new Map<string, string[]>();
  for (const [id, datastoreId] of chosen) {
    byDatastore.set(datastoreId, [...(byDatastore.get(datastoreId) ?? []), id]);
  }
  return [...byDatastore].flatMap(([datastoreId, ids]) =>
    Array.from({ length: Math.ceil(ids.length / size) }, (_, index) => ({
      datastoreId,
      checkIds: ids.slice(index * size, (index + 1) * size),
    })),
  );
}

/** The checks that were chosen from a list; it outlives scrolling, as rows come and go. */
export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  return {
    count: chosen.size,
    has: (id) => id !== undefined && chosen.has(id),
    toggle: ({ id = '', datastoreId = '' }) =>
      setChosen((now) => {
        const next = new Map(now);
        if (!next.delete(id)) {
          next.set(id, datastoreId);
        }
        return next;
      }),
    add: (checks) =>
      setChosen((now) => new Map([...now, ...checks.map(({ id = '', datastoreId = '' }) => [id, datastoreId] as const)])),
    clear: () => setChosen(new Map()),
    batches: (size) => batchesOf(chosen, size),
  };
}

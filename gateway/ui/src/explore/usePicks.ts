import { useState } from 'react';

/** What is to be compared: at most two, the third takes the place of the older one. */
export interface Picks<T> {
  picked: readonly T[];
  has: (key: string) => boolean;
  toggle: (item: T) => void;
  clear: () => void;
}

export function pick<T>(now: readonly T[], item: T, keyOf: (item: T) => string): readonly T[] {
  const key = keyOf(item);
  const rest = now.filter((each) => keyOf(each) !== key);
  return rest.length < now.length ? rest : [...now.slice(-1), item];
}

export function usePicks<T>(keyOf: (item: T) => string): Picks<T> {
  const [picked, setPicked] = useState<readonly T[]>([]);
  return {
    picked,
    has: (key) => picked.some((each) => keyOf(each) === key),
    toggle: (item) => setPicked((now) => pick(now, item, keyOf)),
    clear: () => setPicked([]),
  };
}

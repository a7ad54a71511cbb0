import { useSyncExternalStore } from 'react';
import { ago, fullDate } from './format';
import { NotKnown } from './values';
import classes from './values.module.css';

// One clock for all times on the page.
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
  }
  timer ??= setInterval(() => {
    now = Date.now();
    listeners.forEach((each) => each());
  }, 15_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present time, in steps of 15 seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** A time as "5 minutes ago", with the full date and zone on hover. */
export function When({ value, why }: { value: string | null | undefined; why?: string }) {
  const present = useNow();
  const date = value ? new Date(value) : undefined;
  if (!date || Number.isNaN(date.getTime())) {
    return <NotKnown why={why} />;
  }
  return (
    <time className={classes.number} dateTime={date.toISOString()} title={fullDate(date)}>
      {ago(date, present)}
    </time>
  );
}

import { useEffect, useState } from 'react';

export interface Sample {
  at: number;
  rows: number;
  bytes: number;
}

const window = 30_000;

/** The samples that count: those of the last half minute; none of before if the numbers went back (a part began anew). */
export function withSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last && next.rows === last.rows && next.bytes === last.bytes) {
    return samples;
  }
  if (last && (next.rows < last.rows || next.bytes < last.bytes)) {
    return [next];
  }
  return [...samples.filter((each) => each.at >= next.at - window), next];
}

/** What is read each second lately; undefined until it can be told. */
export function rateOf(samples: readonly Sample[], now: number): { rows: number; bytes: number } | undefined {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last || first === last) {
    return undefined;
  }
  // Without news for a while the rate falls, instead of staying what it was.
  const seconds = Math.max(last.at - first.at, now - first.at - 5_000) / 1000;
  return seconds >= 1 ? { rows: (last.rows - first.rows) / seconds, bytes: (last.bytes - first.bytes) / seconds } : undefined;
}

/** The rate of something whose numbers are told from time to time. */
export function useRate(rows: number | undefined, bytes: number | undefined, toldAt: number, now: number) {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const next = withSample(samples, { at: toldAt, rows: rows ?? 0, bytes: bytes ?? 0 });
  if (next !== samples) {
    setSamples(next);
  }
  return rateOf(next, now);
}

/** The time, each second as long as something goes on. */
export function useSeconds(going: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!going) {
      return undefined;
    }
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [going]);
  return now;
}

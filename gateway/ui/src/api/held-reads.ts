/** Reads that wait until something is there that tells of what changes after them. */
export interface HeldReads {
  /** Since when, in milliseconds. */
  readonly since: number;
  /** Whether they wait still. */
  readonly hold: boolean;
  letGo: () => void;
}

let held: (HeldReads & { released: Promise<void> }) | undefined;

/**
 * Has what is read from now on wait. Asked for twice, it is the same waiting.
 *
 * @param patience milliseconds, after which reads go whatever is there
 */
export function holdReads(patience: number): HeldReads {
  if (held) {
    return held;
  }
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const timer = setTimeout(() => own.letGo(), patience);
  const own = {
    since: Date.now(),
    hold: true,
    released,
    letGo: () => {
      clearTimeout(timer);
      own.hold = false;
      if (held === own) {
        held = undefined;
      }
      release();
    },
  };
  held = own;
  return own;
}

/** Resolves as soon as a read may go. */
export async function readsMayGo(): Promise<void> {
  await held?.released;
}

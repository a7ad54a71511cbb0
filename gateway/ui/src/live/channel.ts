import type { PublicEvent } from './events';

/** How the pages of this browser are told what happens. */
export type LiveStatus = 'connecting' | 'live' | 'lost';

export interface LiveState {
  status: LiveStatus;
  /** Since when, in milliseconds. */
  since: number;
  /** Why nothing comes, in the words of whoever refused. */
  why?: string;
  /** The platform answers, but gives no stream: pages read anew from time to time. */
  polling: boolean;
}

/** What the tab that has the connection tells the others. */
export type Message =
  | { kind: 'state'; state: LiveState; position: string | undefined }
  | { kind: 'event'; event: PublicEvent; position: string }
  | { kind: 'gap'; before: number }
  | { kind: 'hello' }
  | { kind: 'retry' };

export interface Channel {
  tell: (message: Message) => void;
  close: () => void;
}

/** Between the tabs of one browser. Without the browser's support each tab stays alone. */
export function openChannel(take: (message: Message) => void): Channel {
  if (typeof BroadcastChannel === 'undefined') {
    return { tell: () => undefined, close: () => undefined };
  }
  const channel = new BroadcastChannel('plumbline-events');
  channel.onmessage = (message: MessageEvent<Message>) => take(message.data);
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}

/**
 * Runs `lead` while this tab is the one that has the connection: one of all tabs. Where the browser has no locks (a page over plain
 * http that isn't this machine's), every tab has its own.
 */
export async function whileLeading(
  steal: boolean,
  signal: AbortSignal,
  lead: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  if (!('locks' in navigator)) {
    await lead(signal);
    return;
  }
  const taken = new AbortController();
  try {
    await navigator.locks.request('plumbline-events', steal ? { steal } : { signal }, () =>
      signal.aborted ? undefined : lead(AbortSignal.any([signal, taken.signal])),
    );
  } catch (failure) {
    // Either this tab is closing, or another one has taken the lock over.
    if (!(failure instanceof DOMException && failure.name === 'AbortError')) {
      throw failure;
    }
  } finally {
    taken.abort();
  }
}

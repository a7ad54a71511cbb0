import { problemOf, unreachable, type Problem } from '../api/problem';
import { eventOf, type PublicEvent } from './events';
import { serverSentEvents } from './server-sent-events';

/** The gateway says at least every 15 seconds that it is there. */
const longestSilence = 40_000;

export interface StreamCallbacks {
  opened: () => void;
  alive: () => void;
  event: (event: PublicEvent, position: string) => void;
}

/**
 * Reads the events after a position (or from now on) until the stream ends, which it does at each restart of the gateway.
 *
 * @returns why there was none, if it was refused or nothing answered
 */
export async function readEvents(
  after: string | undefined,
  callbacks: StreamCallbacks & { position: (id: string) => void },
  signal: AbortSignal,
): Promise<Problem | undefined> {
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), longestSilence);
  };
  heard();
  try {
    const response = await fetch('/api/v1/events', {
      headers: after === undefined ? {} : { 'Last-Event-ID': after },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.ok || !response.body) {
      return await problemOf(response);
    }
    callbacks.opened();
    let position = after ?? '';
    const take = serverSentEvents({
      position: (id) => {
        position = id;
        callbacks.position(id);
      },
      event: (data) => {
        const event = eventOf(data);
        if (event) {
          callbacks.event(event, position);
        }
      },
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return undefined;
      }
      heard();
      callbacks.alive();
      take(value);
    }
  } catch (failure) {
    return signal.aborted ? undefined : unreachable(failure);
  } finally {
    clearTimeout(timer);
  }
}

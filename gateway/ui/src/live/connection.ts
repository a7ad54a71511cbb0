import type { HeldReads } from '../api/held-reads';
import type { Problem } from '../api/problem';
import { openChannel, whileLeading, type Channel, type LiveState, type Message } from './channel';
import type { PublicEvent } from './events';
import { readEvents } from './stream';

const leaderSilent = 70_000;
const longGap = 10 * 60_000;
const pollEvery = 30_000;
/** Seconds. */
const longestPause = 10;

export interface LiveListener {
  event: (event: PublicEvent) => void;
  /** Something may have happened that no event will tell of: what was read before that time may be old. */
  gap: (before: number) => void;
  state: (state: LiveState) => void;
  /** The platform doesn't know the caller any more. */
  signedOut: () => void;
}

/**
 * The events of the platform, by one connection for all tabs of a browser; reconnects by itself and resumes where it was. Ends
 * with `stop`. Reads that it holds go once it knows whether there are events: the gateway has made a stream's beginning before it
 * answers, so that what is read after that has everything before the first event, and needn't be read again.
 */
export class LiveConnection {
  private readonly channel: Channel;
  private readonly stopping = new AbortController();
  private readonly watch: ReturnType<typeof setInterval>;
  private state: LiveState = { status: 'connecting', since: Date.now(), polling: false };
  private position: string | undefined;
  private heard = Date.now();
  private told = 0;
  private leading = false;
  private wake: () => void = () => undefined;
  private readonly retry = () => this.again();

  constructor(
    private readonly listener: LiveListener,
    private readonly reads?: HeldReads,
  ) {
    this.channel = openChannel((message) => this.take(message));
    this.channel.tell({ kind: 'hello' });
    void this.takePart();
    this.watch = setInterval(() => this.watchLeader(), 10_000);
    window.addEventListener('online', this.retry);
    window.addEventListener('offline', this.retry);
    document.addEventListener('visibilitychange', this.retry);
  }

  stop(): void {
    this.stopping.abort();
    this.wake();
    clearInterval(this.watch);
    window.removeEventListener('online', this.retry);
    window.removeEventListener('offline', this.retry);
    document.removeEventListener('visibilitychange', this.retry);
    this.channel.close();
  }

  /** Tries now instead of after the pause. */
  again(): void {
    if (this.leading) {
      this.wake();
    } else {
      this.channel.tell({ kind: 'retry' });
    }
  }

  private async takePart(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await whileLeading(false, signal, (leading) => this.lead(leading));
    }
  }

  private async lead(signal: AbortSignal): Promise<void> {
    this.leading = true;
    let failures = 0;
    let lastLive = this.state.status === 'live' ? Date.now() : undefined;
    let polled = 0;
    while (!signal.aborted) {
      const problem = await readEvents(
        this.position,
        {
          opened: () => {
            failures = 0;
            if (lastLive === undefined || Date.now() - lastLive > longGap || this.position === undefined) {
              this.tellGap(this.reads?.hold ? this.reads.since : Date.now());
            }
            this.set({ status: 'live', since: Date.now(), polling: false });
          },
          alive: () => {
            lastLive = Date.now();
            this.tellAlive();
          },
          position: (id) => {
            this.position = id;
          },
          event: (event, position) => {
            this.position = position;
            this.listener.event(event);
            this.channel.tell({ kind: 'event', event, position });
          },
        },
        signal,
      );
      if (signal.aborted) {
        break;
      }
      if (problem?.status === 400) {
        // The position means nothing to this platform: begin anew.
        this.position = undefined;
      } else if (problem?.status === 401) {
        this.listener.signedOut();
      }
      const answers = problem !== undefined && problem.ours && problem.status !== 401;
      if (answers && Date.now() - polled > pollEvery) {
        polled = Date.now();
        this.tellGap(polled);
      }
      this.lost(problem, answers);
      await this.pause(signal, problem, failures++);
    }
    this.leading = false;
  }

  private pause(signal: AbortSignal, problem: Problem | undefined, failures: number): Promise<void> {
    const seconds = problem?.retryAfter ?? (problem ? Math.min(longestPause, 2 ** failures) : Math.min(2, failures));
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000 + Math.random() * 500);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      signal.addEventListener('abort', this.wake, { once: true });
    });
  }

  private lost(problem: Problem | undefined, polling: boolean): void {
    const since = this.state.status === 'lost' ? this.state.since : Date.now();
    this.set({
      status: 'lost',
      since,
      why: problem?.ours ? problem.detail || problem.title : undefined,
      polling,
    });
  }

  private set(state: LiveState): void {
    this.state = state;
    this.listener.state(state);
    this.letReadsGo();
    this.told = Date.now();
    this.channel.tell({ kind: 'state', state, position: this.position });
  }

  private letReadsGo(): void {
    if (this.state.status !== 'connecting') {
      this.reads?.letGo();
    }
  }

  private tellAlive(): void {
    if (Date.now() - this.told > 5000) {
      this.told = Date.now();
      this.channel.tell({ kind: 'state', state: this.state, position: this.position });
    }
  }

  /** @param before what this tab has read later than that is new enough; other tabs may have read until now */
  private tellGap(before: number): void {
    this.listener.gap(before);
    this.channel.tell({ kind: 'gap', before: Date.now() });
  }

  private take(message: Message): void {
    if (this.leading) {
      if (message.kind === 'hello') {
        this.channel.tell({ kind: 'state', state: this.state, position: this.position });
      } else if (message.kind === 'retry') {
        this.wake();
      }
      return;
    }
    this.heard = Date.now();
    if (message.kind === 'state') {
      this.position = message.position;
      if (this.state.status !== message.state.status || this.state.since !== message.state.since) {
        this.state = message.state;
        this.listener.state(message.state);
        this.letReadsGo();
      }
    } else if (message.kind === 'event') {
      this.position = message.position;
      this.listener.event(message.event);
    } else if (message.kind === 'gap') {
      this.listener.gap(message.before);
    }
  }

  /** A tab that has the connection but is frozen by the browser says nothing: take it over. */
  private watchLeader(): void {
    if (!this.leading && 'locks' in navigator && Date.now() - this.heard > leaderSilent) {
      this.heard = Date.now();
      void whileLeading(true, this.stopping.signal, (leading) => this.lead(leading));
    }
  }
}

import type { Query, QueryClient } from '@tanstack/react-query';
import { concerns } from './concerns';
import type { PublicEvent } from './events';

const soon = 250;
const atMostEvery = 1500;
const patience = 6000;

/**
 * Has what events concern read anew: the first at once, then in batches, so that a run over thousands of containers doesn't
 * make as many requests. What isn't on the screen is only marked as old.
 */
export class Refresh {
  private pending: PublicEvent[] = [];
  private readBefore = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = 0;
  private waitingSince = 0;

  constructor(private readonly queries: QueryClient) {}

  after(event: PublicEvent): void {
    this.pending.push(event);
    this.plan();
  }

  /** After a gap that nobody can tell the events of. @param before what was read later than that is new enough */
  all(before: number): void {
    this.readBefore = Math.max(this.readBefore, before);
    this.plan();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.pending = [];
    this.readBefore = 0;
  }

  private plan(): void {
    if (this.timer === undefined) {
      this.waitingSince = Date.now();
      this.timer = setTimeout(() => this.flush(), Math.max(soon, this.last + atMostEvery - Date.now()));
    }
  }

  /** Whether this page deletes what the query is about, or just has: its event would only ask for what isn't there any more. */
  private isGoing(query: Query): boolean {
    const key = JSON.stringify(query.queryKey);
    return this.queries
      .getMutationCache()
      .getAll()
      .some(({ meta, state }) => meta?.removes !== undefined && state.status !== 'error' && key.includes(meta.removes));
  }

  private flush(): void {
    const concerned = (query: Query) =>
      ((query.state.dataUpdatedAt > 0 && query.state.dataUpdatedAt < this.readBefore) ||
        this.pending.some((event) => concerns(event, query.queryKey))) &&
      !this.isGoing(query);
    // What is being read may be older than the event; breaking it off each time would never let a slow answer come.
    if (this.queries.isFetching({ predicate: concerned }) > 0 && Date.now() - this.waitingSince < patience) {
      this.timer = setTimeout(() => this.flush(), soon);
      return;
    }
    this.timer = undefined;
    this.last = Date.now();
    void this.queries.invalidateQueries({ predicate: concerned });
    this.pending = [];
    this.readBefore = 0;
  }
}

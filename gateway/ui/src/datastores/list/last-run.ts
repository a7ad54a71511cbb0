import type { Datastore } from './pages';

export interface LastRun {
  type: 'Catalog' | 'Profile';
  id: string;
  status: string;
}

const words: Record<string, string> = {
  QUEUED: 'queued',
  RUNNING: 'running',
  SUCCEEDED: 'done',
  SUCCEEDED_WITH_WARNINGS: 'done, with warnings',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
};

/** What happened last: what goes on now, otherwise what finished last. */
export function lastRun({ lastCatalog, lastProfile }: Datastore): LastRun | undefined {
  const runs = [
    { type: 'Profile', run: lastProfile },
    { type: 'Catalog', run: lastCatalog },
  ] as const;
  const [newest] = runs
    .filter(({ run }) => run?.status)
    .sort((a, b) => (b.run?.finishedAt ?? '9').localeCompare(a.run?.finishedAt ?? '9'));
  return newest?.run && { type: newest.type, id: newest.run.id ?? '', status: newest.run.status ?? '' };
}

export function lastRunWords({ type, status }: LastRun): string {
  return `${type} ${words[status] ?? status}`;
}

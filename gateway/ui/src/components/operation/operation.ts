import type { Schemas } from '../../api';

export type Operation = Schemas['OperationView'];

export function isOver({ status }: Operation): boolean {
  return status !== 'QUEUED' && status !== 'RUNNING';
}

/** Milliseconds, up to now if it isn't over; undefined before it has begun. */
export function elapsed({ startedAt, finishedAt }: Operation, now: number): number | undefined {
  if (!startedAt) {
    return undefined;
  }
  return Math.max(0, (finishedAt ? Date.parse(finishedAt) : now) - Date.parse(startedAt));
}

/** How far it is, from 0 to 1; undefined as long as nobody knows how much there is. */
export function share({ progress }: Operation): number | undefined {
  const parts: [number | undefined, number | undefined][] = [
    [progress?.bytes, progress?.bytesTotal],
    [progress?.rows, progress?.rowsTotal],
    [progress?.itemsDone, progress?.itemsTotal],
  ];
  const known = parts.find(([part, whole]) => part !== undefined && whole !== undefined && whole > 0);
  return known ? Math.min(1, (known[0] ?? 0) / (known[1] ?? 1)) : undefined;
}

/** What it has read so far, or in all. */
export function amounts({ summary, progress }: Operation): { rows: number | undefined; bytes: number | undefined } {
  return { rows: summary?.rows ?? progress?.rows, bytes: summary?.bytes ?? progress?.bytes };
}

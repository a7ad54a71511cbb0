import { notifications } from '@mantine/notifications';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Operation } from '../components/operation';
import { Announcements } from './announcements';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function told(operation: Operation): Promise<(string | undefined)[]> {
  const queries = new QueryClient();
  vi.spyOn(queries, 'fetchQuery').mockResolvedValue(operation);
  const show = vi.spyOn(notifications, 'show').mockReturnValue('shown');
  show.mockClear();
  const announcements = new Announcements(queries);
  const data = { operationId: operation.id };
  announcements.after({ id: 'msg_1', type: 'operation.finished', time: '2026-11-27T12:00:00Z', data });
  await vi.advanceTimersByTimeAsync(1000);
  announcements.stop();
  return show.mock.calls.map(([{ title }]) => title as string);
}

const run: Operation = { id: 'op_1', type: 'CATALOG', datastoreId: 'ds_1', status: 'FAILED' };

it('tells of a refused registration, not of a catalog that failed', async () => {
  const failure = { code: 'NAME_TAKEN' as const, message: 'name: shop (expected: a name that no other datastore has)' };
  expect(await told({ ...run, failure })).toEqual(['Datastore not added']);
});

it('tells of a run that was refused that it wasn’t started, and of one that failed that it did', async () => {
  expect(await told({ ...run, failure: { code: 'DATASTORE_UNKNOWN' } })).toEqual(['Catalog of ds_1: not started']);
  const began = { ...run, datastoreName: 'shop', startedAt: '2026-11-27T12:00:00Z' };
  expect(await told(began)).toEqual(['Catalog of shop: failed']);
});

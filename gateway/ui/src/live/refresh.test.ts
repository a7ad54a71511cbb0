import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PublicEvent } from './events';
import { patchProgress } from './patch';
import { Refresh } from './refresh';

const finished: PublicEvent = {
  id: 'msg_1',
  type: 'operation.finished',
  time: '2026-11-27T12:00:00Z',
  data: { datastoreId: 'ds_aaaaaaaaaaaaaaaa', operationId: 'op_aaaaaaaaaaaaaaaa' },
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('marks what events concern as old: soon, and then in batches', () => {
  const queries = new QueryClient();
  const invalidate = vi.spyOn(queries, 'invalidateQueries');
  queries.setQueryData(['/api/v1/operations', {}], { items: [] });
  queries.setQueryData(['/api/v1/connectors', {}], { items: [] });
  const refresh = new Refresh(queries);
  refresh.after(finished);
  vi.advanceTimersByTime(300);
  expect(invalidate).toHaveBeenCalledTimes(1);
  expect(queries.getQueryState(['/api/v1/operations', {}])?.isInvalidated).toBe(true);
  expect(queries.getQueryState(['/api/v1/connectors', {}])?.isInvalidated).toBe(false);
  for (let index = 0; index < 1000; index++) {
    refresh.after(finished);
  }
  vi.advanceTimersByTime(1000);
  expect(invalidate).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(invalidate).toHaveBeenCalledTimes(2);
  refresh.stop();
});

it('leaves alone what this page deletes, unless that fails', async () => {
  vi.useRealTimers();
  for (const outcome of ['success', 'error'] as const) {
    const queries = new QueryClient();
    const key = ['/api/v1/datastores/{datastoreId}', { path: { datastoreId: 'ds_aaaaaaaaaaaaaaaa' } }];
    queries.setQueryData(key, {});
    queries.setQueryData(['/api/v1/datastores', {}], {});
    const remove = new MutationObserver(queries, {
      meta: { removes: 'ds_aaaaaaaaaaaaaaaa' },
      mutationFn: () => (outcome === 'success' ? Promise.resolve() : Promise.reject(new Error('in use'))),
    });
    await remove.mutate().catch(() => undefined);
    const refresh = new Refresh(queries);
    refresh.after({ ...finished, type: 'datastore.removed', data: { datastoreId: 'ds_aaaaaaaaaaaaaaaa' } });
    await vi.waitFor(() => expect(queries.getQueryState(['/api/v1/datastores', {}])?.isInvalidated).toBe(true));
    expect(queries.getQueryState(key)?.isInvalidated).toBe(outcome === 'error');
    refresh.stop();
  }
});

it('after a gap marks what was read before it', () => {
  const queries = new QueryClient();
  queries.setQueryData(['old'], 1, { updatedAt: 1000 });
  queries.setQueryData(['new'], 1, { updatedAt: 3000 });
  const refresh = new Refresh(queries);
  refresh.all(2000);
  vi.advanceTimersByTime(300);
  expect(queries.getQueryState(['old'])?.isInvalidated).toBe(true);
  expect(queries.getQueryState(['new'])?.isInvalidated).toBe(false);
  refresh.stop();
});

it('progress moves in lists, never back', () => {
  const queries = new QueryClient();
  const key = ['/api/v1/operations', {}];
  const running = { id: 'op_aaaaaaaaaaaaaaaa', progress: { rows: 10, rowsTotal: 100, secondsLeft: 9 } };
  queries.setQueryData(key, { items: [running, { id: 'op_bbbbbbbbbbbbbbbb' }], total: 2 });
  const data = { operationId: 'op_aaaaaaaaaaaaaaaa', rows: 50, bytes: 5, itemsDone: 1, itemsTotal: 2 };
  patchProgress(queries, data);
  patchProgress(queries, { ...data, rows: 20 });
  const [first, second] = queries.getQueryData<{ items: (typeof running)[] }>(key)?.items ?? [];
  expect(first?.progress).toMatchObject({ rows: 50, rowsTotal: 100, itemsDone: 1, secondsLeft: undefined });
  expect(second).toEqual({ id: 'op_bbbbbbbbbbbbbbbb' });
});

// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import type { LiveListener } from './connection';
import { LiveUpdates } from './updates';

interface Made {
  listener: LiveListener;
  reads: { hold: boolean; letGo: () => void };
  stop: () => void;
}

const made = vi.hoisted((): Made[] => []);

vi.mock('./connection', () => ({
  LiveConnection: class implements Made {
    stop = vi.fn();
    again = vi.fn();
    constructor(
      readonly listener: LiveListener,
      readonly reads: Made['reads'],
    ) {
      made.push(this);
    }
  },
}));

afterEach(() => {
  made.forEach(({ reads }) => reads.letGo());
  made.length = 0;
});

it('begins once, and has reads wait until then', () => {
  const updates = new LiveUpdates(new QueryClient());
  updates.begin();
  updates.begin();
  expect(made).toHaveLength(1);
  expect(made[0]?.reads.hold).toBe(true);
  updates.end();
  expect(made[0]?.stop).toHaveBeenCalledOnce();
  updates.begin();
  expect(made).toHaveLength(2);
  updates.end();
});

it('tells who watches, until he no longer does', () => {
  const updates = new LiveUpdates(new QueryClient());
  updates.begin();
  const told = vi.fn();
  const stop = updates.subscribe(told);
  made[0]?.listener.state({ status: 'live', since: 7, polling: false });
  expect(told).toHaveBeenCalledOnce();
  expect(updates.state()).toEqual({ status: 'live', since: 7, polling: false });
  stop();
  made[0]?.listener.state({ status: 'lost', since: 8, polling: false });
  expect(told).toHaveBeenCalledOnce();
  updates.end();
});

it('reads again what had failed, once somebody answers', async () => {
  const queries = new QueryClient();
  await queries.fetchQuery({ queryKey: ['failed'], queryFn: () => Promise.reject(new Error('away')) }).catch(() => undefined);
  queries.setQueryData(['fine'], 1);
  const again = vi.spyOn(queries, 'invalidateQueries');
  const updates = new LiveUpdates(queries);
  updates.begin();
  made[0]?.listener.state({ status: 'live', since: 1, polling: false });
  made[0]?.listener.state({ status: 'lost', since: 2, polling: false });
  expect(again).not.toHaveBeenCalled();
  made[0]?.listener.state({ status: 'live', since: 3, polling: false });
  expect(again).toHaveBeenCalledOnce();
  expect(queries.getQueryState(['fine'])?.isInvalidated).toBe(false);
  updates.end();
});

import { expect, it } from 'vitest';
import { parsed } from './favourites';
import { lastRun } from './last-run';
import { favouritesFirst } from './use-all-datastores';

it('shows favourites first, both parts in their order', () => {
  const all = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  expect(favouritesFirst(all, new Set(['d', 'b'])).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
});

it('reads favourites that another version may have written', () => {
  expect(parsed('["a",1,"b"]')).toEqual(['a', 'b']);
  expect(parsed('{')).toEqual([]);
  expect(parsed(null)).toEqual([]);
});

it('tells what happened last', () => {
  const lastCatalog = { id: 'c', status: 'SUCCEEDED' as const, finishedAt: '2026-01-02T00:00:00Z' };
  const lastProfile = { id: 'p', status: 'FAILED' as const, finishedAt: '2026-01-01T00:00:00Z' };
  expect(lastRun({ lastCatalog, lastProfile })?.id).toBe('c');
  expect(lastRun({ lastCatalog, lastProfile: { id: 'p', status: 'RUNNING' } })?.id).toBe('p');
  expect(lastRun({})).toBeUndefined();
});

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { allRows, usePagedRows } from './paged-rows';

function rowsOf(fetch: (page: number, size: number) => Promise<{ items: number[]; total: number }>) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(
    () => usePagedRows<number>((page, size) => ({ queryKey: ['rows', page], queryFn: () => fetch(page, size) }), 10),
    { wrapper },
  );
}

const pageOf = (page: number, size: number) =>
  Promise.resolve({ items: Array.from({ length: size }, (_, index) => page * size + index), total: 1000 });

it('asks only for the pages in view', async () => {
  const fetch = vi.fn(pageOf);
  const { result } = rowsOf(fetch);
  expect(result.current.loading).toBe(true);
  await waitFor(() => expect(result.current.total).toBe(1000));
  expect(result.current.row(7)).toBe(7);
  act(() => result.current.show(505, 512));
  expect(result.current.total).toBe(1000);
  expect(result.current.row(505)).toBeUndefined();
  await waitFor(() => expect(result.current.row(512)).toBe(512));
  expect(fetch.mock.calls.map(([page]) => page)).toEqual([0, 50, 51]);
});

it('goes back to the last page when rows went away', async () => {
  let total = 1000;
  const { result } = rowsOf((page, size) => pageOf(page, size).then((all) => ({ ...all, total })));
  await waitFor(() => expect(result.current.total).toBe(1000));
  total = 15;
  act(() => result.current.show(900, 905));
  await waitFor(() => expect(result.current.row(12)).toBe(12));
  expect(result.current.total).toBe(15);
});

it('tells a failure, and what retry asks for again', async () => {
  let fails = true;
  const { result } = rowsOf((page, size) => (fails ? Promise.reject(new Error('away')) : pageOf(page, size)));
  await waitFor(() => expect(result.current.error?.message).toBe('away'));
  fails = false;
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.row(0)).toBe(0));
  expect(result.current.error).toBeNull();
});

it('rows that are all here need nothing', () => {
  const rows = allRows(['a', 'b']);
  expect([rows.total, rows.row(1), rows.row(2), rows.loading]).toEqual([2, 'b', undefined, false]);
});

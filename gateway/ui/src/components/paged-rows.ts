import { useQueries, type UseQueryOptions } from '@tanstack/react-query';
import { useCallback, useState } from 'react';

export interface PageOf<T> {
  items?: T[];
  total?: number;
}

/** Rows that may not be loaded yet. */
export interface Rows<T> {
  total: number;
  row(index: number): T | undefined;
  /** What is in view now: its pages are loaded. */
  show(first: number, last: number): void;
  loading: boolean;
  error: Error | null;
  retry(): void;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- keys differ from page to page
type PageQuery<T> = UseQueryOptions<any, Error, any, any> & { readonly __row?: T };

/**
 * The rows of a list that the API gives by pages; only the pages in view are asked for. `page` makes the query of one page:
 * `usePagedRows<Row>((page, size) => listing('/api/v1/checks', { query: { status, page, size } }))`.
 */
export function usePagedRows<T>(page: (page: number, size: number) => PageQuery<T>, size = 100): Rows<T> {
  const [[first, last], setPages] = useState<[number, number]>([0, 0]);
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const results = useQueries({ queries: numbers.map((number) => page(number, size)) });
  const pages = new Map(numbers.map((number, index) => [number, results[index]?.data as PageOf<T> | undefined]));
  const total = results.map((result) => (result.data as PageOf<T> | undefined)?.total).find((each) => each !== undefined);
  const failed = results.find((result) => result.error);

  // The total outlives a moment in which none of the pages in view is there yet.
  const [known, setKnown] = useState(0);
  if (total !== undefined && total !== known) {
    setKnown(total);
  }
  const rows = total ?? known;
  const lastPage = Math.max(0, Math.ceil(rows / size) - 1);
  if (total !== undefined && first > lastPage) {
    setPages([lastPage, lastPage]);
  }

  const show = useCallback(
    (from: number, to: number) => {
      const next: [number, number] = [Math.floor(Math.max(0, from) / size), Math.floor(Math.max(0, to) / size)];
      setPages((now) => (now[0] === next[0] && now[1] === next[1] ? now : next));
    },
    [size],
  );
  return {
    total: rows,
    row: (index) => pages.get(Math.floor(index / size))?.items?.[index % size],
    show,
    loading: total === undefined && known === 0 && results.some((result) => result.isPending),
    error: failed?.error ?? null,
    retry: () => results.filter((result) => result.error).forEach((result) => void result.refetch()),
  };
}

/** Rows that are all here. */
export function allRows<T>(items: readonly T[]): Rows<T> {
  return {
    total: items.length,
    row: (index) => items[index],
    show: () => undefined,
    loading: false,
    error: null,
    retry: () => undefined,
  };
}

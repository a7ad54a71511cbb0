import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, read } from './client';
import type { paths } from './schema';

type Gets = {
  [P in keyof paths]: paths[P] extends { get: { responses: { 200: { content: infer C } } } }
    ? C extends { 'application/json': unknown }
      ? P
      : never
    : never;
}[keyof paths];

type Get<P extends Gets> = paths[P] extends { get: infer G } ? G : never;

type Parameters<P extends Gets> = Get<P> extends { parameters: infer A } ? Omit<A, 'header' | 'cookie'> : never;

/** What a read answers. */
export type Answer<P extends Gets> =
  Get<P> extends { responses: { 200: { content: { 'application/json': infer B } } } } ? B : never;

/**
 * One read for TanStack Query: `useQuery(reading('/api/v1/datastores/{datastoreId}', { path: { datastoreId } }))`. Its key is
 * `[path, parameters]`, so `invalidateQueries({ queryKey: ['/api/v1/datastores'] })` reads all lists of datastores anew. With
 * other parameters the previous answer stays until the new one is there (`isPlaceholderData`).
 */
export function reading<P extends Gets>(path: P, params?: Parameters<P>) {
  return queryOptions({
    queryKey: [path, params ?? {}] as const,
    queryFn: ({ signal }): Promise<Answer<P>> => {
      const get = api.GET as unknown as (path: P, options: object) => Promise<{ data?: Answer<P> }>;
      return read(get(path, { params, signal }));
    },
  });
}

/** As {@link reading}, for lists whose filter changes while they are looked at. */
export function listing<P extends Gets>(path: P, params?: Parameters<P>) {
  return { ...reading(path, params), placeholderData: keepPreviousData };
}

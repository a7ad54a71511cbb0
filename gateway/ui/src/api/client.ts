import createClient, { type Middleware } from 'openapi-fetch';
import { readsMayGo } from './held-reads';
import { problemOf, unreachable } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

export function cookie(name: string, all: string = document.cookie): string | undefined {
  const found = all.split('; ').find((each) => each.startsWith(`${name}=`));
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
}

/** A write by a cookie must prove that it comes from this page. */
const proveOrigin: Middleware = {
  onRequest({ request }) {
    const proof = safe.has(request.method) ? undefined : cookie('XSRF-TOKEN');
    if (proof !== undefined) {
      request.headers.set('X-XSRF-TOKEN', proof);
    }
    return request;
  },
};

const waitForEvents: Middleware = {
  async onRequest({ request }) {
    if (request.method === 'GET') {
      await readsMayGo();
    }
    return undefined;
  },
};

const throwProblems: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) {
      throw await problemOf(response);
    }
  },
  onError({ error }) {
    return error instanceof DOMException && error.name === 'AbortError' ? error : unreachable(error);
  },
};

/** The API, typed from its OpenAPI document. Every answer that isn't a success is thrown as a {@link Problem}. */
export const api = createClient<paths>({
  baseUrl: typeof window === 'undefined' ? '' : window.location.origin,
  credentials: 'same-origin',
  headers: { Accept: 'application/json' },
});
api.use(proveOrigin, waitForEvents, throwProblems);

/**
 * For writes (`params: { header: waits, … }`): the answer waits for the outcome. Without one in time it is 202: accepted, and its
 * outcome comes as an event; see {@link write}.
 */
export const waits = { Prefer: 'wait=20' } as const;

export async function read<T>(call: Promise<{ data?: T }>): Promise<T> {
  // Problems are thrown, so what comes back is a success.
  return (await call).data as T;
}

export interface Written<T> {
  /** Accepted and on its way, without an outcome yet. */
  pending: boolean;
  body: T;
}

export async function write<T>(call: Promise<{ data?: T; response: Response }>): Promise<Written<T>> {
  const { data, response } = await call;
  return { pending: response.status === 202, body: data as T };
}

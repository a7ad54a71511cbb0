import { useQuery } from '@tanstack/react-query';
import { cookie, type Schemas } from './client';
import { problemOf, unreachable } from './problem';
import { reading } from './reading';

async function ask(method: 'POST' | 'DELETE', body?: object): Promise<void> {
  const proof = cookie('XSRF-TOKEN');
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  if (proof !== undefined) {
    headers['X-XSRF-TOKEN'] = proof;
  }
  let response: Response;
  try {
    response = await fetch('/api/v1/session', {
      method,
      headers,
      body: body && JSON.stringify(body),
      credentials: 'same-origin',
    });
  } catch (failure) {
    throw unreachable(failure);
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
}

/** Gives the token for a cookie that scripts can't read. */
export function signIn(token: string): Promise<void> {
  return ask('POST', { token });
}

export function signOut(): Promise<void> {
  return ask('DELETE');
}

/** Who is signed in; undefined until the API has told. */
export function useSession(): Schemas['Session'] | undefined {
  return useQuery({ ...reading('/api/v1/session'), staleTime: 5 * 60_000 }).data;
}

const ranks = { VIEWER: 0, EDITOR: 1, ADMIN: 2 };

/** Whether whoever is signed in has at least this role. The API refuses the others by itself: this is for showing what is possible. */
export function useMay(role: keyof typeof ranks): boolean {
  const own = useSession()?.role;
  return own !== undefined && ranks[own] >= ranks[role];
}

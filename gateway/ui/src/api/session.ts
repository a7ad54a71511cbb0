import { cookie } from './client';
import { problemOf, unreachable } from './problem';

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

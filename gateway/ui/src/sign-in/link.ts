import { signIn } from '../api/session';

/** Whether an address is a link that signs in (`#token=plt_…`). */
export function hasToken(hash: string): boolean {
  return new URLSearchParams(hash.replace(/^#/, '')).has('token');
}

/** The token of a link, which is taken out of the address at once, so that neither history nor a copy keeps it. */
function takeToken(): string | undefined {
  const { hash, pathname, search } = window.location;
  const token = new URLSearchParams(hash.slice(1)).get('token');
  if (token === null) {
    return undefined;
  }
  window.history.replaceState(window.history.state, '', pathname + search);
  return token === '' ? undefined : token;
}

let entering: Promise<void> | undefined;
let refused: Error | undefined;

/** Begins to sign in by the link that the page was opened with, if it was one. Called before the router reads the address. */
export function enterByLink(): void {
  const token = takeToken();
  if (token !== undefined) {
    entering = signIn(token)
      .catch((failure: unknown) => {
        refused = failure as Error;
      })
      .finally(() => {
        entering = undefined;
      });
  }
}

/** Ends when a link has signed in or was refused; undefined while none does. */
export function entered(): Promise<void> | undefined {
  return entering;
}

/** Whether a link was refused and nobody was told why yet. */
export function isRefused(): boolean {
  return refused !== undefined;
}

/** Why the link was refused, told once. */
export function takeRefusal(): Error | undefined {
  const failure = refused;
  refused = undefined;
  return failure;
}

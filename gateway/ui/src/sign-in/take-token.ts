/** The token of a link (`#token=plt_…`), which is taken out of the address at once, so that neither history nor a copy keeps it. */
export function takeToken(): string | undefined {
  const { hash, pathname, search } = window.location;
  const token = new URLSearchParams(hash.slice(1)).get('token');
  if (token === null) {
    return undefined;
  }
  window.history.replaceState(window.history.state, '', pathname + search);
  return token === '' ? undefined : token;
}

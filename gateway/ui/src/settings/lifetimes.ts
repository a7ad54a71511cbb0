/** In days; the platform allows at most 366. */
export const lifetimes = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '366', label: 'A year (366 days, the longest)' },
  { value: 'never', label: 'Never: until it is revoked' },
] as const;

const day = 86_400_000;

/** The longest is cut by a minute, as the request is on its way for a while. */
export function expiry(lifetime: string, now: number = Date.now()): string | undefined {
  const days = Number(lifetime);
  return lifetime === 'never' || !Number.isFinite(days) ? undefined : new Date(now + days * day - 60_000).toISOString();
}

export type TokenState = 'valid' | 'expired' | 'revoked';

export function stateOf(token: { revoked?: boolean; expiresAt?: string }, now: number = Date.now()): TokenState {
  if (token.revoked) {
    return 'revoked';
  }
  return token.expiresAt !== undefined && Date.parse(token.expiresAt) <= now ? 'expired' : 'valid';
}

import type { Schemas } from '../api';

type Kind = NonNullable<Schemas['ConnectionTestFailure']['problem']>;

// Three questions, in the order in which they are answered: is it there, may we in, may we read.
const kinds: Record<Kind, { title: string; next: string }> = {
  UNREACHABLE: {
    title: 'Connection: it can’t be reached',
    next: 'Look at host and port, and whether the platform’s network may go there (firewall, allow-list, private endpoint).',
  },
  TLS: {
    title: 'Connection: TLS failed',
    next: 'Look at the TLS setting, and whether the server’s certificate is one that the platform trusts.',
  },
  TIMEOUT: {
    title: 'Connection: no answer in time',
    next: 'A firewall that drops packets looks like this. Look at host and port; if the source has to wake up first, test again.',
  },
  POLICY_DENIED: {
    title: 'Connection: the platform’s own rules forbid it',
    next: 'An operator allows addresses by the platform’s outbound settings.',
  },
  AUTHENTICATION: {
    title: 'Authentication: the log-in was refused',
    next: 'Look at user and password or key, and whether they are valid for this database.',
  },
  MISSING_RIGHT: {
    title: 'Permission: a right is missing',
    next: 'Have an owner of the source run the script, then test again.',
  },
  NOT_FOUND: { title: 'Not found: it doesn’t exist there', next: 'Look at the spelling, upper and lower case too.' },
  WAREHOUSE_SUSPENDED: {
    title: 'Connection: the warehouse is suspended',
    next: 'Resume it or let it resume by itself; then test again.',
  },
  DRIVER_MISSING: {
    title: 'Driver: its jar is missing',
    next: 'An operator puts it into the driver folder; the connector’s page in the documentation says which.',
  },
  INVALID_SETTINGS: { title: 'Settings: the source doesn’t take them', next: 'Look at the fields that the message names.' },
  INTERNAL: { title: 'The test itself failed', next: 'Test again. If it stays, the platform’s log says more.' },
};

/** The class of a failure in words, and what to do next. */
export function explained(problem: string | undefined): { title: string; next: string } {
  return kinds[problem as Kind] ?? { title: problem ?? 'It failed', next: 'Look at the message.' };
}

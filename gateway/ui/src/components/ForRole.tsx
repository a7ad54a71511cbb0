import type { ReactNode } from 'react';
import { useMay, useSession } from '../api';
import { words } from '../format';
import { EmptyState } from './EmptyState';

type Role = Parameters<typeof useMay>[0];

/** What only somebody with at least this role can do; nothing to the others, whom the API would refuse. */
export function ForRole({ least = 'EDITOR', children }: { least?: Role; children: ReactNode }) {
  return useMay(least) ? children : null;
}

/** A whole page that takes at least this role; the others read which one it takes. */
export function PageForRole({ least = 'EDITOR', children }: { least?: Role; children: ReactNode }) {
  const session = useSession();
  const may = useMay(least);
  if (may || session === undefined) {
    return may ? children : null;
  }
  return (
    <EmptyState title={`This takes the role ${words(least)}`}>
      You are signed in as “{session.name}”, {words(session.role ?? '')}: ask an administrator for a token with that role.
    </EmptyState>
  );
}

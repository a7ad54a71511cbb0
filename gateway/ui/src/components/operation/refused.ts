import { words } from '../../format';
import type { Operation } from './operation';

// Of a catalog only a registration is refused so: it promises one, and what was promised is recorded, with why it came to nothing.
const ofRegistrations = new Set<string | undefined>(['NAME_TAKEN', 'CONNECTION_UNKNOWN']);

/** It was refused before it could begin, so that no run has failed. */
export function neverBegan({ status, startedAt }: Operation): boolean {
  return status === 'FAILED' && !startedAt;
}

/** The catalog of a datastore that was refused itself: there is no such datastore. */
export function isOfNoDatastore(operation: Operation): boolean {
  return neverBegan(operation) && operation.type === 'CATALOG' && ofRegistrations.has(operation.failure?.code);
}

/** What it is: "Catalog of shop". */
export function titleOf(operation: Operation): string {
  if (isOfNoDatastore(operation)) {
    return 'Datastore not added';
  }
  const { type = 'operation', datastoreName, datastoreId = 'a datastore' } = operation;
  return `${words(type)} of ${datastoreName ?? datastoreId}`;
}

/** How it stands, where its status alone would mislead. */
export function stateLabel(operation: Operation): string | undefined {
  if (neverBegan(operation)) {
    return isOfNoDatastore(operation) ? 'Refused' : 'Not started';
  }
  const going = operation.status === 'QUEUED' || operation.status === 'RUNNING';
  return operation.cancelRequested && going ? 'Cancelling' : undefined;
}

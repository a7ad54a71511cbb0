import type { QueryKey } from '@tanstack/react-query';
import type { EventData, PublicEvent } from './events';

// By the first part of an address after /api/v1/, which of the API's answers an event of a kind may change.
const ofDatastores = [
  'datastores',
  'containers',
  'fields',
  'search',
  'operations',
  'operation-counts',
  'checks',
  'connections',
  'tags',
  'groups',
];
const ofRuns = ['operations', 'operation-counts', 'datastores'];
const ofChecks = ['checks', 'containers', 'fields', 'datastores'];
const ofConnections = ['connections', 'datastores'];
const answers: Record<string, readonly string[]> = {
  'datastore.registered': ofDatastores,
  'datastore.updated': ofDatastores,
  'datastore.removed': ofDatastores,
  'operation.queued': ofRuns,
  'operation.started': ofRuns,
  'operation.finished': ofRuns,
  'operation.progressed': ['operations'],
  'catalog.completed': ofDatastores,
  'container.profiled': ['containers', 'fields', 'datastores', 'operations'],
  'container.overridden': ['containers', 'fields', 'datastores'],
  'profile.completed': ofDatastores,
  'check.inferred': ofChecks,
  'checks.synchronized': ofChecks,
  'check.changed': ofChecks,
  'checks.decided': ofChecks,
  'connection.registered': ofConnections,
  'connection.updated': ofConnections,
  'connection.removed': ofConnections,
};

const subjects = ['datastoreId', 'containerId', 'operationId', 'connectionId', 'checkId'] as const;
const prefixes: Record<(typeof subjects)[number], RegExp> = {
  datastoreId: /\bds_[a-z0-9]{16}\b/g,
  containerId: /\bct_[a-z0-9]{16}\b/g,
  operationId: /\bop_[a-z0-9]{16}\b/g,
  connectionId: /\bcn_[a-z0-9]{16}\b/g,
  checkId: /\bck_[a-z0-9]{16}\b/g,
};

/** What a query's key (`[path, parameters]`) is about: ids by their kind; a list over all names none. */
export function subjectsOf(key: QueryKey): Map<keyof EventData, ReadonlySet<string>> {
  const text = JSON.stringify(key[1] ?? {});
  const found = new Map<keyof EventData, ReadonlySet<string>>();
  for (const subject of subjects) {
    const ids = text.match(prefixes[subject]);
    if (ids) {
      found.set(subject, new Set(ids));
    }
  }
  return found;
}

/** Whether what was read under this key may be different since the event. */
export function concerns(event: PublicEvent, key: QueryKey): boolean {
  const path = key[0];
  if (typeof path !== 'string') {
    return false;
  }
  const kind = path.replace('/api/v1/', '').split('/')[0] ?? '';
  const about = subjectsOf(key);
  if (event.type === 'operation.progressed' && !about.has('operationId')) {
    // Lists take the numbers from the event itself.
    return false;
  }
  if (!(answers[event.type] ?? []).includes(kind)) {
    return false;
  }
  for (const [subject, ids] of about) {
    const id = event.data[subject];
    if (typeof id === 'string' && !ids.has(id)) {
      return false;
    }
  }
  return true;
}

import { describe, expect, it } from 'vitest';
import { isOfNoDatastore, stateLabel, titleOf } from './refused';
import type { Operation } from './operation';

const refused: Operation = {
  type: 'CATALOG',
  status: 'FAILED',
  datastoreId: 'ds_1',
  failure: { code: 'NAME_TAKEN', message: 'name: shop (expected: a name that no other datastore has)' },
};
const failed: Operation = {
  type: 'CATALOG',
  status: 'FAILED',
  datastoreId: 'ds_1',
  datastoreName: 'shop',
  startedAt: '2026-11-27T12:00:00Z',
  failure: { code: 'CONNECTION_REFUSED' },
};

describe('a run that never was one', () => {
  it('is a datastore that wasn’t added, if its registration was refused', () => {
    expect([isOfNoDatastore(refused), titleOf(refused), stateLabel(refused)]).toEqual([true, 'Datastore not added', 'Refused']);
  });

  it('wasn’t started, if its datastore had been removed, or had nothing to profile', () => {
    const unknown: Operation = { ...refused, failure: { code: 'DATASTORE_UNKNOWN' } };
    expect([isOfNoDatastore(unknown), titleOf(unknown), stateLabel(unknown)]).toEqual([false, 'Catalog of ds_1', 'Not started']);
    const nothing: Operation = { ...unknown, type: 'PROFILE', datastoreName: 'shop', failure: { code: 'NOTHING_TO_PROFILE' } };
    expect([titleOf(nothing), stateLabel(nothing)]).toEqual(['Profile of shop', 'Not started']);
  });
});

it('a run that began is told by its status', () => {
  expect([titleOf(failed), stateLabel(failed)]).toEqual(['Catalog of shop', undefined]);
  expect(stateLabel({ ...failed, status: 'RUNNING', cancelRequested: true })).toBe('Cancelling');
});

import { describe, expect, it } from 'vitest';
import { concerns } from './concerns';
import type { EventData, PublicEvent } from './events';

const shop = 'ds_aaaaaaaaaaaaaaaa';
const other = 'ds_bbbbbbbbbbbbbbbb';
const orders = 'ct_aaaaaaaaaaaaaaaa';
const run = 'op_aaaaaaaaaaaaaaaa';
const event = (type: string, data: EventData): PublicEvent => ({ id: 'msg_1', type, time: '2026-11-27T12:00:00Z', data });

describe('a profiled container', () => {
  const profiled = event('container.profiled', { datastoreId: shop, containerId: orders, operationId: run });
  it.each([
    ['/api/v1/containers/{containerId}', { path: { containerId: orders } }],
    ['/api/v1/containers/{containerId}/fields', { path: { containerId: orders }, query: { page: 3 } }],
    ['/api/v1/datastores/{datastoreId}', { path: { datastoreId: shop } }],
    ['/api/v1/datastores', {}],
    ['/api/v1/operations/{operationId}/items', { path: { operationId: run } }],
  ])('concerns %s', (path, params) => {
    expect(concerns(profiled, [path, params])).toBe(true);
  });
  it.each([
    ['/api/v1/containers/{containerId}', { path: { containerId: 'ct_bbbbbbbbbbbbbbbb' } }],
    ['/api/v1/datastores/{datastoreId}', { path: { datastoreId: other } }],
    ['/api/v1/connectors', {}],
    ['/api/v1/session', {}],
  ])('doesn’t concern %s of others', (path, params) => {
    expect(concerns(profiled, [path, params])).toBe(false);
  });
});

it('a finished run concerns the lists of its datastore alone', () => {
  const finished = event('operation.finished', { datastoreId: shop, operationId: run });
  expect(concerns(finished, ['/api/v1/operations', { query: { datastore: shop } }])).toBe(true);
  expect(concerns(finished, ['/api/v1/operations', { query: { datastore: other } }])).toBe(false);
  expect(concerns(finished, ['/api/v1/operations', {}])).toBe(true);
  expect(concerns(finished, ['/api/v1/operation-counts', { query: { zone: 'UTC' } }])).toBe(true);
});

it('progress concerns its operation, and no list', () => {
  const progressed = event('operation.progressed', { datastoreId: shop, operationId: run });
  expect(concerns(progressed, ['/api/v1/operations/{operationId}', { path: { operationId: run } }])).toBe(true);
  expect(concerns(progressed, ['/api/v1/operations/{operationId}', { path: { operationId: 'op_bbbbbbbbbbbbbbbb' } }])).toBe(
    false,
  );
  expect(concerns(progressed, ['/api/v1/operations', {}])).toBe(false);
});

it('an event that this page doesn’t know concerns nothing', () => {
  expect(concerns(event('moon.risen', {}), ['/api/v1/datastores', {}])).toBe(false);
});

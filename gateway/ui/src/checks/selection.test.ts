import { describe, expect, it } from 'vitest';
import { checksSearch } from './search';
import { batchesOf } from './useSelection';

describe('batches', () => {
  it('are of one datastore each, and of no more than one request takes', () => {
    const chosen = new Map([
      ['ck_1', 'ds_a'],
      ['ck_2', 'ds_b'],
      ['ck_3', 'ds_a'],
      ['ck_4', 'ds_a'],
    ]);
    expect(batchesOf(chosen, 2)).toEqual([
      { datastoreId: 'ds_a', checkIds: ['ck_1', 'ck_3'] },
      { datastoreId: 'ds_a', checkIds: ['ck_4'] },
      { datastoreId: 'ds_b', checkIds: ['ck_2'] },
    ]);
  });
});

describe('an address', () => {
  it('may say anything', () => {
    expect(checksSearch({ status: 'BAD', sort: 'x', order: 'up', rule: 'unique', search: '' })).toMatchObject({
      status: undefined,
      sort: undefined,
      order: undefined,
      rule: 'unique',
      search: undefined,
    });
  });
});

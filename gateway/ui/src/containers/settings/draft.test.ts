import { describe, expect, it } from 'vitest';
import { change, decided, withField } from './draft';

const before = decided({
  excluded: false,
  overrides: { tags: ['nightly'], partitionField: 'id', fieldTypes: { a: 'date' }, fieldStatuses: { email: 'MASKED' } },
});

describe('what is said of a changed container', () => {
  it('is nothing if nothing has changed', () => {
    expect(change(before, before)).toEqual({});
    expect(change(before, { ...before, groupBy: [[]] })).toEqual({});
  });

  it('is only what differs', () => {
    expect(change(before, { ...before, excluded: true, incrementalField: ' updated_at ' })).toEqual({
      excluded: true,
      incrementalField: 'updated_at',
    });
  });

  it('takes decisions back by null', () => {
    expect(change(before, { ...before, tags: [], partitionField: '', fieldStatuses: {} })).toEqual({
      tags: null,
      partitionField: null,
      fieldStatuses: { email: null },
    });
  });

  it('leaves how text is read to the datastore by null, setting by setting, and keeps a space', () => {
    const read = decided({ overrides: { fieldTypes: {}, textOptions: { header: 'false', quote: 'none' } } });
    const textOptions = withField(withField(read.textOptions, 'header', undefined), 'delimiter', ' ');
    expect(change(read, { ...read, textOptions })).toEqual({ textOptions: { header: null, delimiter: ' ' } });
    expect(change(read, { ...read, textOptions: { quote: 'none', header: 'false' } })).toEqual({});
  });

  it('names only the fields that are decided otherwise', () => {
    const fieldTypes = withField<string>(withField<string>(before.fieldTypes, 'b', 'int'), 'a', undefined);
    expect(change(before, { ...before, fieldTypes })).toEqual({ fieldTypes: { a: null, b: 'int' } });
  });
});

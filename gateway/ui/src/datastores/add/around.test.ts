import { expect, it } from 'vitest';
import { initialAround, packed, shareable, unpacked } from './around';

it('keeps of a draft only what was touched', () => {
  expect(packed(initialAround)).toEqual({});
  const around = { ...initialAround, name: 'Sales', many: true, schemas: ['a', 'b'], initiateCatalog: false };
  expect(packed(around)).toEqual({ name: 'Sales', many: true, schemas: 'a\nb', initiateCatalog: false });
  expect({ ...initialAround, ...unpacked(packed(around)) }).toEqual(around);
});

it('passes over what isn’t a draft of this form', () => {
  expect(unpacked({ name: true, other: 'x', many: 'yes' })).toEqual({});
});

it('shares where a source is and who asks, but not what is read', () => {
  const host = { name: 'host', bindsSecrets: true };
  const schema = { name: 'schema' };
  const database = { name: 'database', bindsSecrets: true };
  const password = { name: 'password', secret: true };
  const postgres = { kind: 'JDBC' as const, fields: [host, database, schema, password] };
  expect(postgres.fields.filter((field) => shareable(postgres, field))).toEqual([host, database, password]);
  const mysql = { kind: 'JDBC' as const, fields: [host, database, password] };
  expect(mysql.fields.filter((field) => shareable(mysql, field))).toEqual([host, password]);
});

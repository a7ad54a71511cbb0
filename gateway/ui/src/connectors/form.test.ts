import { describe, expect, it } from 'vitest';
import {
  changesOf,
  connectionFields,
  faultOf,
  faultsOf,
  openFields,
  sectionsOf,
  settingsOf,
  shownFields,
  valuesOf,
  withoutSecrets,
  type Field,
} from './form';

const fields: Field[] = [
  {
    name: 'host',
    label: 'Host',
    type: 'TEXT',
    required: true,
    group: 'Connection',
    bindsSecrets: true,
    grammar: { pattern: '^[a-z.]+$', explanation: 'a DNS name' },
  },
  { name: 'port', label: 'Port', type: 'INTEGER', default: 1433, min: 1, max: 65535, group: 'Connection', bindsSecrets: true },
  { name: 'database', label: 'Database', type: 'TEXT', required: true, group: 'Connection', bindsSecrets: true },
  { name: 'schema', label: 'Schema', type: 'TEXT', group: 'Connection' },
  { name: 'authentication', label: 'Authentication', type: 'CHOICE', default: 'password', group: 'Log-in', bindsSecrets: true },
  {
    name: 'user',
    label: 'User',
    type: 'TEXT',
    required: true,
    group: 'Log-in',
    bindsSecrets: true,
    shownWhen: { field: 'authentication', values: ['password'] },
  },
  {
    name: 'password',
    label: 'Password',
    type: 'SECRET',
    secret: true,
    required: true,
    group: 'Log-in',
    shownWhen: { field: 'authentication', values: ['password'] },
  },
  {
    name: 'clientSecret',
    label: 'Client secret',
    type: 'SECRET',
    secret: true,
    required: true,
    group: 'Log-in',
    shownWhen: { field: 'authentication', values: ['principal'] },
  },
  { name: 'recursive', label: 'Subfolders', type: 'BOOLEAN', default: true, group: 'Reading' },
  { name: 'maxRows', label: 'Most rows', type: 'INTEGER', min: 1, group: 'Reading' },
];
const names = (of: readonly Field[]) => of.map((field) => field.name);
const field = (name: string) => fields.find((each) => each.name === name) as Field;

describe('what shows', () => {
  it('follows the default of the field that it depends on', () => {
    expect(names(shownFields(fields, {}))).toContain('password');
    expect(names(shownFields(fields, {}))).not.toContain('clientSecret');
  });

  it('follows what was chosen', () => {
    const shown = names(shownFields(fields, { authentication: 'principal' }));
    expect(shown).toContain('clientSecret');
    expect(shown).not.toContain('user');
  });

  it('hides what depends on something hidden', () => {
    const chained: Field[] = [
      { name: 'a', type: 'CHOICE', default: 'no' },
      { name: 'b', type: 'CHOICE', default: 'yes', shownWhen: { field: 'a', values: ['yes'] } },
      { name: 'c', type: 'TEXT', shownWhen: { field: 'b', values: ['yes'] } },
    ];
    expect(names(shownFields(chained, {}))).toEqual(['a']);
    expect(names(shownFields(chained, { a: 'yes' }))).toEqual(['a', 'b', 'c']);
  });

  it('is grouped, and only groups that need nothing are optional', () => {
    expect(sectionsOf(fields, {}).map(({ name, optional }) => [name, optional])).toEqual([
      ['Connection', false],
      ['Log-in', false],
      ['Reading', true],
    ]);
  });
});

describe('what is wrong', () => {
  it('is what is needed and absent, unless the platform keeps it', () => {
    expect(Object.keys(faultsOf(fields, {}))).toEqual(['host', 'database', 'user', 'password']);
    expect(Object.keys(faultsOf(fields, { host: 'db', database: 'x', user: 'u' }, ['password']))).toEqual([]);
  });

  it('explains the grammar', () => {
    expect(faultOf(field('host'), { host: 'a b' })).toBe('“a b” isn’t right. Expected: a DNS name.');
  });

  it('never repeats a secret', () => {
    const secret: Field = { ...field('password'), grammar: { pattern: '^x$', explanation: 'an x' } };
    expect(faultOf(secret, { password: 'geheim' })).toBe('Expected: an x.');
  });

  it.each(['0', '65536', '1.5', 'x', '1e3'])('refuses the port %s', (port) => {
    expect(faultOf(field('port'), { port })).toContain('a whole number from 1 to 65,535');
  });

  it('leaves to the platform what only it can judge', () => {
    expect(faultOf({ ...field('host'), grammar: { pattern: '(?<broken', explanation: 'x' } }, { host: 'any' })).toBeUndefined();
  });
});

describe('what is sent', () => {
  it('is typed, without what was left alone or is hidden', () => {
    const values = {
      host: 'db',
      port: '1500',
      schema: '',
      recursive: false,
      password: 'p',
      clientSecret: 'hidden',
      maxRows: '7',
    };
    expect(settingsOf(fields, values)).toEqual({
      properties: { host: 'db', port: 1500, recursive: false, maxRows: 7 },
      secrets: { password: 'p' },
    });
  });

  it('is only what has changed, and null for what was emptied', () => {
    const stored = { host: 'db', port: 1433, database: 'shop', schema: 'sales', user: 'u', maxRows: 5 };
    const values = { ...valuesOf(fields, stored), schema: '', port: '1434' };
    expect(changesOf(fields, stored, values)).toEqual({ properties: { port: 1434, schema: null }, secrets: {} });
  });

  it('is nothing when nothing was changed', () => {
    const stored = { host: 'db', port: 1433, recursive: false };
    expect(changesOf(fields, stored, valuesOf(fields, stored))).toEqual({ properties: {}, secrets: {} });
  });
});

describe('on a shared connection', () => {
  const spec = { type: 'x', fields };
  const connection = { properties: { host: 'db', port: 1433, user: 'u' }, secrets: { password: { set: true } } };

  it('a datastore brings only what is open and inside', () => {
    expect(names(openFields(spec, connection))).toEqual(['database', 'schema', 'recursive', 'maxRows']);
  });

  it('a connection may leave that open', () => {
    expect(Object.keys(faultsOf(connectionFields(spec), {}))).toEqual(['host', 'user', 'password']);
  });
});

it('keeps no secrets in a draft', () => {
  expect(withoutSecrets(fields, { host: 'db', password: 'p', clientSecret: 'c' })).toEqual({ host: 'db' });
});

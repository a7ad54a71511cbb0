import { expect, it } from 'vitest';
import { othersChange, rebased } from '../components/conflict';
import { othersChanges, rebasedValues } from './rebase';

const fields = [
  { name: 'host', label: 'Host' },
  { name: 'port', label: 'Port', type: 'INTEGER' as const },
  { name: 'password', label: 'Password', secret: true },
];
const before = { name: 'shop', description: '', properties: { host: 'a', port: 1 } };
const now = { name: 'shop', description: 'theirs', properties: { host: 'b', port: 2 } };

it('keeps what was typed, and takes the rest over', () => {
  expect(rebased('mine', 'old', 'theirs')).toBe('mine');
  expect(rebased('old', 'old', 'theirs')).toBe('theirs');
  expect(rebased(['a'], ['a'], ['b'])).toEqual(['b']);
  expect(rebasedValues(fields, { host: 'mine', port: '1', password: 'typed' }, before, now)).toEqual({
    host: 'mine',
    port: '2',
    password: 'typed',
  });
  expect(rebasedValues(fields, { port: '1' }, before, now)).toEqual({ port: '2' });
});

it('tells what somebody else has changed, and where it meets what was typed', () => {
  const typed = { name: 'shop', description: 'mine', values: { host: 'a', port: '1' } };
  expect(othersChanges(fields, typed, before, now)).toEqual([
    { label: 'Description', before: '', now: 'theirs', kept: true },
    { label: 'Host', before: 'a', now: 'b', kept: false },
    { label: 'Port', before: '1', now: '2', kept: false },
  ]);
  expect(othersChange('Tags', ['x'], ['x'], ['x', 'y'])).toEqual([{ label: 'Tags', before: 'x', now: 'x, y', kept: false }]);
});

import { beforeEach, expect, it } from 'vitest';
import { readDraft, writeDraft } from './draft';

beforeEach(() => sessionStorage.clear());

it('gives back what was typed', () => {
  writeDraft('k', { values: { host: 'db', recursive: false }, around: { name: 'Sales' } });
  expect(readDraft('k')).toEqual({ values: { host: 'db', recursive: false }, around: { name: 'Sales' } });
  expect(readDraft('another')).toBeUndefined();
});

it('keeps nothing of an empty form', () => {
  writeDraft('k', { values: { host: 'db' }, around: {} });
  writeDraft('k', { values: {}, around: {} });
  expect(sessionStorage).toHaveLength(0);
});

it('forgets what it can’t read', () => {
  sessionStorage.setItem('plumbline-draft:k', '{');
  expect(readDraft('k')).toBeUndefined();
  expect(sessionStorage).toHaveLength(0);
});

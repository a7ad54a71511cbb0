// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetDrafts, readDraft, writeDraft } from './draft';

beforeEach(() => localStorage.clear());

it('gives back what was typed', () => {
  writeDraft('k', { values: { host: 'db', recursive: false }, around: { name: 'Sales' } });
  expect(readDraft('k')).toEqual({ values: { host: 'db', recursive: false }, around: { name: 'Sales' } });
  expect(readDraft('another')).toBeUndefined();
});

it('keeps nothing of an empty form', () => {
  writeDraft('k', { values: { host: 'db' }, around: {} });
  writeDraft('k', { values: {}, around: {} });
  expect(localStorage).toHaveLength(0);
});

it('forgets what it can’t read', () => {
  localStorage.setItem('plumbline-draft:k', '{');
  expect(readDraft('k')).toBeUndefined();
  expect(localStorage).toHaveLength(0);
});

it('keeps it for a day', () => {
  const then = Date.now();
  writeDraft('k', { values: { host: 'db' }, around: {} });
  vi.spyOn(Date, 'now').mockReturnValue(then + 25 * 60 * 60_000);
  expect(readDraft('k')).toBeUndefined();
  expect(localStorage).toHaveLength(0);
});

it('forgets all drafts and nothing else', () => {
  localStorage.setItem('theme', 'dark');
  writeDraft('k', { values: { host: 'db' }, around: {} });
  writeDraft('l', { values: { host: 'db' }, around: {} });
  forgetDrafts();
  expect(Object.keys(localStorage)).toEqual(['theme']);
});

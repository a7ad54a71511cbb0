// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { signInSearch } from './search';
import { takeToken } from './take-token';

it('takes the token out of the address', () => {
  window.history.replaceState(null, '', '/sign-in?wanted=%2Fchecks#token=plt_abc');
  expect(takeToken()).toBe('plt_abc');
  expect(window.location.href).not.toContain('plt_');
  expect(window.location.search).toBe('?wanted=%2Fchecks');
  expect(takeToken()).toBeUndefined();
});

it('leaves other parts of an address alone', () => {
  window.history.replaceState(null, '', '/sign-in#content');
  expect(takeToken()).toBeUndefined();
  expect(window.location.hash).toBe('#content');
});

it('leads only to addresses of this site', () => {
  expect(signInSearch({ wanted: '/checks?status=DRAFT' }).wanted).toBe('/checks?status=DRAFT');
  for (const wanted of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 7]) {
    expect(signInSearch({ wanted }).wanted).toBeUndefined();
  }
});

import { expect, it } from 'vitest';
import { expiry, stateOf } from './lifetimes';

const now = Date.parse('2026-01-01T00:00:00Z');

it('ends within the longest that the platform allows', () => {
  expect(Date.parse(expiry('366', now) ?? '')).toBeLessThan(now + 366 * 86_400_000);
  expect(expiry('7', now)).toBe('2026-01-07T23:59:00.000Z');
  expect(expiry('never', now)).toBeUndefined();
});

it('tells whether a token still works', () => {
  expect(stateOf({ expiresAt: '2026-01-02T00:00:00Z' }, now)).toBe('valid');
  expect(stateOf({ expiresAt: '2025-12-31T00:00:00Z' }, now)).toBe('expired');
  expect(stateOf({ revoked: true, expiresAt: '2026-01-02T00:00:00Z' }, now)).toBe('revoked');
  expect(stateOf({}, now)).toBe('valid');
});

import { describe, expect, it } from 'vitest';
import { ago, bytes, byteUnit, duration, fullNumber, percent, shortCount, words } from './format';
import { oneOf, text, yesNo } from './search';

describe('numbers', () => {
  it('are short from ten thousand on', () => {
    expect([0, 9_999, 12_345, -12_345, 4_500_000].map(shortCount)).toEqual(['0', '9,999', '12.3K', '-12.3K', '4.5M']);
  });
  it('have all their digits when whole', () => {
    expect(fullNumber(1_234_567)).toBe('1,234,567');
    expect(fullNumber(0.123456)).toBe('0.1235');
    expect(fullNumber(123_456.7)).toBe('123,457');
  });
  it('are never rounded to all or nothing', () => {
    expect([0, 1, 0.5, 0.00001, 0.999999, 0.9999].map(percent)).toEqual(['0%', '100%', '50%', '<0.01%', '>99.99%', '99.99%']);
  });
  it('of bytes go by 1024', () => {
    expect([0, 1023, 1024, 1536, 150 * 1024, 5 * 1024 ** 3].map(bytes)).toEqual([
      '0 B',
      '1023 B',
      '1 KB',
      '1.5 KB',
      '150 KB',
      '5 GB',
    ]);
    expect([0, 1023, 1024, 5 * 1024 ** 3, 1024 ** 7].map(byteUnit)).toEqual([1, 1, 1024, 1024 ** 3, 1024 ** 5]);
  });
  it('of time have two parts at most', () => {
    expect([12, 1500, 60_000, 3_661_000, 90_000_000].map(duration)).toEqual(['12 ms', '1.5 s', '1 min', '1 h 1 min', '1 d 1 h']);
  });
});

describe('relative times', () => {
  const now = Date.parse('2026-11-27T12:00:00Z');
  it('go both ways', () => {
    expect(ago(new Date(now - 10_000), now)).toBe('just now');
    expect(ago(new Date(now - 50_000), now)).toBe('1 minute ago');
    expect(ago(new Date(now - 3 * 3_600_000), now)).toBe('3 hours ago');
    expect(ago(new Date(now + 2 * 86_400_000), now)).toBe('in 2 days');
  });
});

describe('an address’s search', () => {
  it('gives what fits and nothing else', () => {
    expect(text('a')).toBe('a');
    expect(text(7)).toBe('7');
    expect(text('')).toBeUndefined();
    expect(oneOf('B', ['A', 'B'] as const)).toBe('B');
    expect(oneOf('C', ['A', 'B'] as const)).toBeUndefined();
    expect([true, 'true', 'false', 'maybe'].map(yesNo)).toEqual([true, true, false, undefined]);
  });
});

it('constants are read as words', () => {
  expect(words('SUCCEEDED_WITH_WARNINGS')).toBe('Succeeded with warnings');
});

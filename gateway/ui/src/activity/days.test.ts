import { describe, expect, it } from 'vitest';
import { everyDay, inWords, shade } from './day-counts';
import { daysBetween, firstDay, momentOf, plusDays, today, weekday } from './days';
import { operationsSearch } from './search';

describe('days', () => {
  it('go over the ends of months and years, and over changed clocks', () => {
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(plusDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  });
  it('begin at midnight where the browser is', () => {
    expect(momentOf('2026-11-27')).toBe(new Date(2026, 10, 27).toISOString());
    expect(today(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05');
  });
  it('of a map are as many as the API counts at once', () => {
    expect(daysBetween(firstDay('2026-11-27'), '2026-11-27') + 1).toBe(366);
    expect([weekday('2026-11-23'), weekday('2026-11-29')]).toEqual([0, 6]);
  });
});

describe('counts', () => {
  it('are there for days without any', () => {
    const days = everyDay('2026-11-25', '2026-11-27', [{ day: '2026-11-26', total: 3, byStatus: { SUCCEEDED: 2, FAILED: 1 } }]);
    expect(days.map(({ day, total }) => [day, total])).toEqual([
      ['2026-11-25', 0],
      ['2026-11-26', 3],
      ['2026-11-27', 0],
    ]);
    expect(inWords(days[1] ?? { day: '', total: 0, byStatus: {} })).toMatch(/26.*: 3 operations \(2 succeeded, 1 failed\)$/);
    expect(inWords(days[0] ?? { day: '', total: 0, byStatus: {} })).toMatch(/nothing ran$/);
  });
  it('are seen however few beside the busiest day', () => {
    expect([0, 1, 250, 500, 1000].map((total) => shade(total, 1000))).toEqual([0, 1, 1, 2, 4]);
    expect(shade(0, 0)).toBe(0);
  });
});

it('an address with a day that is none is read without it', () => {
  expect(operationsSearch({ from: '2026-11-27', to: '2026-13-99', sort: 'secret' })).toEqual({ from: '2026-11-27' });
});

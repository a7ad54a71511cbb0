import { describe, expect, it } from 'vitest';
import { fault, readingOf, settingsOf, unasked, type ProfileWish } from './profile-wish';

const wish = (changes: Partial<ProfileWish>): ProfileWish => ({ ...unasked, ...changes });

describe('what a profile is asked for', () => {
  it('is everything at level 2 if nothing is said', () => {
    expect(settingsOf(unasked)).toEqual({ inferenceLevel: 2 });
  });

  it('says shares and bytes as the API does', () => {
    expect(readingOf(wish({ samplePercent: 12.5, seed: 7, maxMegabytes: 2 }))).toEqual({
      sample: { fraction: 0.125, seed: 7 },
      maxBytes: 2_097_152,
    });
    expect(readingOf(wish({ samplePercent: 100, seed: 7 }))).toEqual({});
  });

  it('says a start with its zone', () => {
    expect(readingOf(wish({ after: '2026-05-01T12:30' })).greaterThanTime).toBe(new Date('2026-05-01T12:30').toISOString());
  });

  it('asks for the chosen containers only while they are what is chosen', () => {
    const chosen = [{ id: 'ct_1', name: 'a' }];
    expect(readingOf(wish({ which: 'chosen', chosen }))).toEqual({ containers: ['ct_1'] });
    expect(readingOf(wish({ which: 'all', chosen, tags: ['x'] }))).toEqual({});
    expect(readingOf(wish({ which: 'tagged', chosen, tags: ['x'] }))).toEqual({ tags: ['x'] });
  });

  it('is at fault where the API would refuse it', () => {
    expect(fault(unasked)).toBeUndefined();
    expect(fault(wish({ which: 'chosen' }))?.step).toBe('containers');
    expect(fault(wish({ which: 'tagged' }))?.step).toBe('containers');
    expect(fault(wish({ afterBatch: '1e5x' }))?.step).toBe('reading');
    expect(fault(wish({ after: '2026-05-01T12:30', maxRows: 5 }))?.text).toContain('either a start or a limit');
    expect(fault(wish({ afterBatch: '12', maxMegabytes: 5 }))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { changeWord, driftWords, hasChanged } from './words';

describe('drift', () => {
  const psi = { value: 0.278, lower: 0.128, upper: 0.673, noise: 0.0075 };

  it('is told in a sentence with the figures behind it', () => {
    const words = driftWords({ basis: 'DECILES', bins: 10, level: 'STRONG', psi }, undefined);
    expect(words.verdict).toContain('quite otherwise');
    expect(words.lines).toEqual([
      'Stability index (PSI) 0.278, somewhere from 0.128 to 0.673: moderate from 0.1, strong from 0.25 on; ' +
        'chance alone stays below 0.0075 in 95 of 100 cases.',
      'Compared by tenths of the earlier profile, in 10 bins.',
    ]);
  });

  it('leaves out an interval that is one value', () => {
    expect(driftWords({ level: 'NONE', psi: { value: 0, lower: 0, upper: 0, noise: 0.1 } }, undefined).lines[0]).not.toContain(
      'somewhere',
    );
  });

  it('says why there is none', () => {
    expect(driftWords(undefined, 'TOO_FEW_VALUES').verdict).toContain('fewer than 50 values');
    expect(driftWords(undefined, 'OTHER_KIND').verdict).toContain('other kind');
  });
});

describe('a change', () => {
  it('counts as one unless it is within the bounds', () => {
    expect(['SAME', 'WITHIN_BOUNDS', 'CHANGED', 'ONLY_FROM', 'ONLY_TO'].map(hasChanged)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it('has a word', () => {
    expect(changeWord('WITHIN_BOUNDS')).toBe('Within the bounds');
    expect(changeWord(undefined)).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { holds, says } from './relation-words';

describe('relations in words', () => {
  it('name what they say', () => {
    expect(says({ kind: 'KEY', fields: ['id'] })).toBe('id tells every row apart');
    expect(says({ kind: 'KEY', fields: ['a', 'b'] })).toBe('a and b together tell every row apart');
    expect(says({ kind: 'DEPENDENCY', fields: ['zip', 'city'] })).toBe('zip determines city');
    expect(says({ kind: 'CORRELATED', fields: ['a', 'b'], coefficients: [{ name: 'PEARSON', value: -0.8 }] })).toBe(
      'a and b move against each other',
    );
  });

  it('tell how well they hold, and whether all rows were looked at', () => {
    expect(holds({ kind: 'KEY', exact: true, rows: 4800, support: 4800, exceptions: 0 })).toBe('holds for 4,800 rows');
    expect(holds({ kind: 'DEPENDENCY', exact: true, rows: 4800, support: 1, exceptions: 0 })).toBe('holds for 1 value');
    expect(holds({ kind: 'KEY', exact: false, rows: 2000, support: 2000, exceptions: 2 })).toBe(
      'broken by 2 of 2,000 rows; seen in a sample only: a candidate',
    );
  });

  it('never say 1 of what is less', () => {
    const words = holds({
      kind: 'CORRELATED',
      rows: 2000,
      coefficients: [
        { name: 'PEARSON', value: 0.9999, lower: 0.994, upper: 1 },
        { name: 'SPEARMAN', value: -0.9999 },
      ],
    });
    expect(words).toBe('Pearson >0.99 (0.99 to 1); Spearman <−0.99; in a sample of 2,000 rows');
  });
});

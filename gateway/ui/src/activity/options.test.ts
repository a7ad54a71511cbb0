import { describe, expect, it } from 'vitest';
import type { Operation } from '../components/operation';
import { optionsOf } from './options';

const asked = (options: Pick<Operation, 'catalog' | 'profile'>) => optionsOf(options as Operation);

describe('what a run was asked to do', () => {
  it('is said of a catalog only where it differs from what every catalog does', () => {
    expect(asked({ catalog: { prune: false, profileAfterwards: false } })).toEqual([]);
    expect(asked({ catalog: { prune: true, profileAfterwards: true, include: ['sales.*', 'hr.*'], views: false } })).toEqual([
      'drops what is gone',
      'profiles afterwards',
      'only sales.*, hr.*',
      'no views',
    ]);
  });

  it('is said of a profile with its numbers in full', () => {
    expect(
      asked({
        profile: {
          containers: ['ct_1'],
          inferenceLevel: 5,
          inferAsDraft: true,
          maxRows: 1_000_000,
          sample: { fraction: 0.1, seed: 7 },
        },
      }),
    ).toEqual([
      'only 1 container chosen by name',
      'at most 1,000,000 rows of each container',
      'a random 10% of the rows, seed 7',
      'infers checks at level 5, as drafts',
    ]);
  });

  it('is unknown of an operation without settings', () => {
    expect(asked({})).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { pairFields } from './pair-fields';
import { exploreSearch } from './search';
import { pick } from './usePicks';

describe('an address', () => {
  it('keeps what the list knows', () => {
    expect(exploreSearch({ view: 'fields', sort: 'distinct', type: 'TEXT', minCompleteness: '0.5' })).toMatchObject({
      view: 'fields',
      sort: 'distinct',
      type: 'TEXT',
      minCompleteness: 0.5,
    });
    expect(exploreSearch({ sort: 'distinct', type: 'TEXT', maxCompleteness: 2 })).toMatchObject({
      sort: undefined,
      type: undefined,
      maxCompleteness: undefined,
    });
  });
});

describe('picks', () => {
  const key = (item: string) => item;

  it('are at most two', () => {
    expect(pick(['a', 'b'], 'c', key)).toEqual(['b', 'c']);
    expect(pick(['a', 'b'], 'a', key)).toEqual(['b']);
    expect(pick([], 'a', key)).toEqual(['a']);
  });
});

describe('fields of two containers', () => {
  const metric = (value: string, lower?: string, upper?: string) => ({ value, exact: lower === undefined, lower, upper });
  const field = (path: string, sparkType: string, distinct = metric('5')) => ({
    path,
    sparkType,
    summary: { distinctCount: distinct },
  });

  it('are matched by name without regard to case', () => {
    const pairs = pairFields(
      [field('Id', 'int'), field('a', 'int'), field('x', 'int')],
      [field('b', 'int'), field('ID', 'int'), field('x', 'string')],
    );
    expect(pairs.map(({ path, verdict, differences }) => [path, verdict, differences])).toEqual([
      ['Id', 'SAME', []],
      ['a', 'ONLY_A', []],
      ['x', 'DIFFERENT', ['type']],
      ['b', 'ONLY_B', []],
    ]);
  });

  it('differ in their counts only if the bounds leave no doubt', () => {
    const verdict = (one: ReturnType<typeof metric>, other: ReturnType<typeof metric>) =>
      pairFields([field('a', 'int', one)], [field('a', 'int', other)])[0]?.verdict;
    expect(verdict(metric('100', '90', '110'), metric('105', '95', '115'))).toBe('SAME');
    expect(verdict(metric('100', '90', '110'), metric('111'))).toBe('DIFFERENT');
  });
});

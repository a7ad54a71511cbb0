import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api';
import { draftOf, editOf, emptyForm, formOf, literal, parseLiteral, propertiesOf, shareOf } from './form';

const property = (name: string, type: Schemas['RuleProperty']['type'], required = false) => ({
  name,
  type,
  required,
  choices: [],
});
const between = {
  key: 'between',
  coverage: true,
  properties: [property('min', 'NUMBER', true), property('max', 'NUMBER', true), property('inclusiveMin', 'FLAG')],
} satisfies Schemas['RuleSpec'];
const check: Schemas['CheckView'] = {
  rule: 'between',
  fields: ['age'],
  properties: { min: 0, max: 17.5, inclusiveMin: true },
  coverage: 0.995,
  description: 'age lies between 0 and 17.5',
  tags: ['nightly'],
};

describe('a value among others', () => {
  it('comes back as it was', () => {
    for (const value of ['DE', '007', '12', 'true', '', ' padded ', '"quoted"', 'two\nlines', 12, -1.5, true]) {
      expect(parseLiteral(literal(value))).toBe(value);
    }
  });

  it('is read as it is typed', () => {
    expect([parseLiteral('12'), parseLiteral('"12"'), parseLiteral('012'), parseLiteral('"half')]).toEqual([
      12,
      '12',
      '012',
      '"half',
    ]);
  });
});

describe('properties', () => {
  it('say what is wrong with them', () => {
    expect(propertiesOf(between, { min: 'x', max: '' }).problems).toEqual({
      min: 'A number, such as 12.5.',
      max: 'It is needed.',
    });
    expect(propertiesOf({ properties: [property('list', 'OBJECT')] }, { list: '{' }).problems.list).toContain('JSON');
    expect(
      propertiesOf({ properties: [property('min', 'NUMBER'), property('max', 'NUMBER')], atLeastOne: ['min', 'max'] }, {})
        .problems.min,
    ).toBe('At least one of min, max is needed.');
  });

  it('leave out what is empty', () => {
    expect(propertiesOf(between, { min: '1', max: '2', inclusiveMin: '' }).properties).toEqual({ min: 1, max: 2 });
  });

  it('are lists a line each', () => {
    const rule = { properties: [property('list', 'VALUES', true)] };
    expect(propertiesOf(rule, { list: 'DE\n\n 12 \n"12"' }).properties).toEqual({ list: ['DE', 12, '12'] });
  });
});

describe('an edit', () => {
  const edited = (change: Partial<ReturnType<typeof formOf>>) => {
    const form = { ...formOf(check, between), ...change };
    return editOf(check, between, form, propertiesOf(between, form.texts));
  };

  it('is nothing when nothing was changed', () => {
    expect(edited({})).toBeUndefined();
  });

  it('names what was changed only, and takes away what was emptied', () => {
    expect(edited({ texts: { min: '0', max: '18', inclusiveMin: '' }, coverage: '99' })).toEqual({
      properties: { max: 18, inclusiveMin: null },
      coverage: 0.99,
    });
    expect(edited({ filter: 'a > 1', tags: [] })).toEqual({ filter: 'a > 1', tags: [] });
  });
});

describe('a new check', () => {
  it('leaves out what was left empty', () => {
    const form = { ...emptyForm, rule: 'between', fields: ['age'], texts: { min: '0', max: '1' } };
    expect(draftOf(between, form, propertiesOf(between, form.texts))).toEqual({
      rule: 'between',
      fields: ['age'],
      properties: { min: 0, max: 1 },
      coverage: 1,
      draft: false,
    });
  });

  it('takes a share above nothing and up to all', () => {
    expect([shareOf('99.9'), shareOf('100 %'.replace(' ', '')), shareOf('0'), shareOf('101'), shareOf('')]).toEqual([
      0.999,
      1,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

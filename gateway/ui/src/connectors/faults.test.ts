import { expect, it } from 'vitest';
import { Problem } from '../api';
import { located } from './faults';

const known = new Set(['name', 'host', 'password']);

function problem(detail: string, errors: { pointer: string; detail: string }[] = []): Problem {
  return new Problem(422, 'Settings invalid', detail, 'SETTINGS_INVALID', 'trace', errors, undefined, undefined);
}

it('puts each fault at its field', () => {
  const error = problem('3 fields are wrong.', [
    { pointer: '/name', detail: 'name: blank' },
    { pointer: '/properties/host', detail: 'host: a b' },
    { pointer: '/secrets/password', detail: 'password: absent' },
  ]);
  expect(located(error, known)).toEqual({
    fields: { name: 'name: blank', host: 'host: a b', password: 'password: absent' },
    all: true,
  });
});

it('says when a fault has no field here', () => {
  expect(located(problem('1 field is wrong.', [{ pointer: '/properties/a~1b', detail: 'unknown' }]), known)).toEqual({
    fields: {},
    all: false,
  });
});

it('finds the field of a refusal in its words', () => {
  const again = 'secrets: password absent (expected: sent again, because one of host, port changes)';
  expect(located(problem(again), known)).toEqual({ fields: { password: again }, all: true });
  expect(located(problem('name: Sales (expected: another)'), known).fields.name).toContain('Sales');
});

it('has no field for what isn’t about one', () => {
  expect(located(problem('The platform is busy.'), known).all).toBe(false);
  expect(located(new Error('name: x'), known)).toEqual({ fields: {}, all: false });
});

import { expect, it } from 'vitest';
import { filled } from './grants';
import { named } from './names';

it('names datastores as the gateway does', () => {
  expect(named('{connection}_{schema}', 'sales', 'Shop', 'main')).toBe('Shop_sales');
  expect(named(' {database}.{schema} {else} ', 'a', 'b', 'c')).toBe('c.a {else}');
  expect(named('{schema', 'a', 'b', 'c')).toBe('{schema');
  // What a schema is called is never read as a placeholder.
  expect(named('{schema}', '{connection}', 'b', 'c')).toBe('{connection}');
});

it('fills a script with what is known and marks the rest', () => {
  expect(filled('GRANT {{role}} TO "{{user}}";', { user: 'reader', role: '' })).toEqual([
    { text: 'GRANT ', open: false },
    { text: '<role>', open: true },
    { text: ' TO "', open: false },
    { text: 'reader', open: false },
    { text: '";', open: false },
  ]);
});

import { expect, it } from 'vitest';
import { csv, csvCell } from './csv';

it('keeps a spreadsheet from running a cell', () => {
  expect(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'].map(csvCell)).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx"]);
});

it('leaves numbers as numbers', () => {
  expect(csvCell(-1.5)).toBe('-1.5');
});

it('quotes what would break a row', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['x,y', 'say "hi"\nthere'],
        [null, true],
      ],
    ),
  ).toBe('a,b\r\n"x,y","say ""hi""\nthere"\r\n,true\r\n');
});

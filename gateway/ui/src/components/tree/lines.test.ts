import { describe, expect, it } from 'vitest';
import { lineAt, lineCount, lineOf, type OpenContainer } from './lines';

const open: OpenContainer[] = [
  { id: 'b', index: 1, fields: 2 },
  { id: 'd', index: 3, fields: 1 },
];

describe('the lines of a tree', () => {
  it('are containers with the fields of the open ones between them', () => {
    const lines = Array.from({ length: lineCount(5, open) }, (_, line) => lineAt(line, open));
    expect(lines.map((line) => (line.kind === 'container' ? `${line.index}` : `${line.container.id}.${line.index}`))).toEqual([
      '0',
      '1',
      'b.0',
      'b.1',
      '2',
      '3',
      'd.0',
      '4',
    ]);
  });

  it('are where lineOf says', () => {
    for (let index = 0; index < 5; index++) {
      expect(lineAt(lineOf(index, open), open)).toEqual({ kind: 'container', index });
    }
  });
});

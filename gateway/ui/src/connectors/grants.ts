/** A piece of a script: text, or a name that must still be put in. */
export interface Piece {
  text: string;
  open: boolean;
}

/** The script with what was typed so far in the place of {{names}}. */
export function filled(script: string, values: Readonly<Record<string, unknown>>): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of script.matchAll(/\{\{(\w+)\}\}/g)) {
    const name = found[1] ?? '';
    const value = values[name];
    if (found.index > from) {
      pieces.push({ text: script.slice(from, found.index), open: false });
    }
    const known = value !== undefined && value !== '';
    pieces.push({ text: known ? String(value) : `<${name}>`, open: !known });
    from = found.index + found[0].length;
  }
  pieces.push({ text: script.slice(from), open: false });
  return pieces;
}

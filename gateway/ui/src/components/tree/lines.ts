export interface OpenContainer {
  id: string;
  /** Its place in the list of containers. */
  index: number;
  /** How many lines its fields take. */
  fields: number;
}

export type Line = { kind: 'container'; index: number } | { kind: 'field'; container: OpenContainer; index: number };

/** How many lines the tree has: every container, and the fields of those that are open. */
export function lineCount(containers: number, open: readonly OpenContainer[]): number {
  return open.reduce((sum, each) => sum + each.fields, containers);
}

/** What stands in a line. `open` is in the order of the list. */
export function lineAt(line: number, open: readonly OpenContainer[]): Line {
  let before = 0;
  for (const container of open) {
    const own = container.index + before;
    if (line <= own) {
      break;
    }
    if (line <= own + container.fields) {
      return { kind: 'field', container, index: line - own - 1 };
    }
    before += container.fields;
  }
  return { kind: 'container', index: line - before };
}

/** In which line a container stands. */
export function lineOf(index: number, open: readonly OpenContainer[]): number {
  return open.filter((each) => each.index < index).reduce((sum, each) => sum + each.fields, index);
}

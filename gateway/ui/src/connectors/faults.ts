import { Problem } from '../api';

/** RFC 6901. */
function unescape(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

export interface Located {
  /** By the name of a field of the connector, or of the form around it: name, description, schemas … */
  fields: Record<string, string>;
  /** Whether every fault has found its field. */
  all: boolean;
}

/** The faults that the API found, each at its field; `known` tells which fields the form has. */
export function located(error: unknown, known: ReadonlySet<string>): Located {
  const found: Located = { fields: {}, all: true };
  if (!(error instanceof Problem)) {
    return { fields: {}, all: false };
  }
  for (const { pointer = '', detail = '' } of error.errors) {
    const steps = pointer.split('/').slice(1).map(unescape);
    const name = steps[0] === 'properties' || steps[0] === 'secrets' ? steps[1] : steps[0];
    if (name !== undefined && known.has(name)) {
      found.fields[name] = detail;
    } else {
      found.all = false;
    }
  }
  if (error.errors.length === 0) {
    // Some refusals name their field only in words: "name: Sales (expected: …)", "secrets: password absent (expected: …)".
    const [, where = '', rest = ''] = /^(\w+): ([^]*)$/.exec(error.detail) ?? [];
    const names = where === 'secrets' ? (rest.split(' absent')[0] ?? '').split(', ') : [where];
    const here = names.filter((name) => known.has(name));
    here.forEach((name) => (found.fields[name] = error.detail));
    found.all = here.length > 0 && here.length === names.length;
  }
  return found;
}

import { Problem } from '../../api';

/** What the API says of single fields, by the last name of their pointer: `/properties/min` is `min`. */
export function fieldProblems(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) {
    return {};
  }
  const named = error.errors.flatMap(({ pointer, detail }) => {
    const name = pointer?.split('/').at(-1);
    return name && detail ? [[name, detail] as const] : [];
  });
  return Object.fromEntries(named);
}

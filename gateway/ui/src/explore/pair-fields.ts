import type { Schemas } from '../api';
import { numberOf } from '../format';

type Field = Schemas['FieldView'];

export interface FieldPair {
  path: string;
  a: Field | undefined;
  b: Field | undefined;
  verdict: 'SAME' | 'DIFFERENT' | 'ONLY_A' | 'ONLY_B';
  /** What differs, in words. */
  differences: string[];
}

export function pathOf(field: Field): string {
  return field.path ?? field.name ?? '';
}

export function typeOf(field: Field | undefined): string | undefined {
  return field?.type?.value ?? field?.sparkType ?? field?.declaredType;
}

function differencesOf(a: Field, b: Field): string[] {
  const found: string[] = [];
  if (typeOf(a) !== typeOf(b)) {
    found.push('type');
  }
  if ((a.primaryKeyPosition !== undefined) !== (b.primaryKeyPosition !== undefined)) {
    found.push('key');
  }
  if (a.nullable !== b.nullable) {
    found.push('nullable');
  }
  const [one, other] = [a.summary, b.summary];
  if (one && other) {
    if (numberOf(one.completeness) !== numberOf(other.completeness)) {
      found.push('completeness');
    }
    if (apart(one.distinctCount, other.distinctCount)) {
      found.push('distinct values');
    }
    if (one.min?.value !== other.min?.value || one.max?.value !== other.max?.value) {
      found.push('smallest or largest');
    }
  }
  return found;
}

/** Two counts that are different whatever their errors. */
function apart(one: Schemas['Metric'] | undefined, other: Schemas['Metric'] | undefined): boolean {
  const ends = (metric: Schemas['Metric'] | undefined) => {
    const value = numberOf(metric);
    return metric === undefined || value === undefined
      ? undefined
      : ([metric.exact ? value : Number(metric.lower ?? value), metric.exact ? value : Number(metric.upper ?? value)] as const);
  };
  const [left, right] = [ends(one), ends(other)];
  return left === undefined || right === undefined ? left !== right : left[0] > right[1] || right[0] > left[1];
}

/** Fields of two containers, matched by their path without regard to case: those of the first in their order, then what only the second has. */
export function pairFields(a: readonly Field[], b: readonly Field[]): FieldPair[] {
  const left = new Map(b.map((field) => [pathOf(field).toLowerCase(), field]));
  const pairs = a.map((field): FieldPair => {
    const key = pathOf(field).toLowerCase();
    const other = left.get(key);
    left.delete(key);
    if (!other) {
      return { path: pathOf(field), a: field, b: undefined, verdict: 'ONLY_A', differences: [] };
    }
    const differences = differencesOf(field, other);
    return { path: pathOf(field), a: field, b: other, verdict: differences.length > 0 ? 'DIFFERENT' : 'SAME', differences };
  });
  const rest = [...left.values()].map((field): FieldPair => ({
    path: pathOf(field),
    a: undefined,
    b: field,
    verdict: 'ONLY_B',
    differences: [],
  }));
  return [...pairs, ...rest];
}

import type { Schemas } from '../../api';

type Container = Schemas['ContainerView'];
export type Status = 'MASKED' | 'EXCLUDED';

/** What a user decides about a container; empty texts leave it to what catalogs find. */
export interface Draft {
  excluded: boolean;
  tags: readonly string[];
  partitionField: string;
  incrementalField: string;
  filePattern: string;
  groupBy: readonly (readonly string[])[];
  fieldTypes: Readonly<Record<string, string>>;
  fieldStatuses: Readonly<Record<string, Status>>;
  textOptions: Readonly<Record<string, string>>;
}

export function decided({ overrides, excluded }: Container): Draft {
  return {
    excluded: overrides?.excluded ?? excluded ?? false,
    tags: overrides?.tags ?? [],
    partitionField: overrides?.partitionField ?? '',
    incrementalField: overrides?.incrementalField ?? '',
    filePattern: overrides?.filePattern ?? '',
    groupBy: overrides?.groupBy ?? [],
    fieldTypes: overrides?.fieldTypes ?? {},
    fieldStatuses: overrides?.fieldStatuses ?? {},
    textOptions: overrides?.textOptions ?? {},
  };
}

/** The same with one field decided otherwise; `undefined` leaves it to what was found. */
export function withField<T>(all: Readonly<Record<string, T>>, field: string, value: T | undefined): Record<string, T> {
  const next = { ...all };
  if (value === undefined) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a copy of a map by names of fields
    delete next[field];
  } else {
    next[field] = value;
  }
  return next;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function mapChange<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>): Record<string, T | null> {
  const changed: Record<string, T | null> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (before[name] !== after[name]) {
      changed[name] = after[name] ?? null;
    }
  }
  return changed;
}

/** What has to be said to the API: only what differs; null takes a decision back. */
export function change(before: Draft, after: Draft): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  if (before.excluded !== after.excluded) {
    said.excluded = after.excluded;
  }
  for (const name of ['partitionField', 'incrementalField', 'filePattern'] as const) {
    const value = after[name].trim();
    if (before[name] !== value) {
      said[name] = value === '' ? null : value;
    }
  }
  for (const name of ['tags', 'groupBy'] as const) {
    const value = name === 'groupBy' ? after.groupBy.filter((fields) => fields.length > 0) : after.tags;
    if (!same(before[name], value)) {
      said[name] = value.length === 0 ? null : value;
    }
  }
  for (const name of ['fieldTypes', 'fieldStatuses', 'textOptions'] as const) {
    const value = mapChange<string>(before[name], after[name]);
    if (Object.keys(value).length > 0) {
      said[name] = value;
    }
  }
  return said;
}

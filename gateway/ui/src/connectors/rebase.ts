import { othersChange, rebased, type OtherChange } from '../components/conflict';
import type { Field, Values } from './form';
import { valuesOf } from './form';

/** What a form can be based on. */
export interface Base {
  name?: string;
  description?: string;
  properties?: Record<string, unknown>;
}

export function rebasedValues(fields: readonly Field[], typed: Values, before: Base, now: Base): Values {
  const [old, fresh] = [valuesOf(fields, before.properties), valuesOf(fields, now.properties)];
  const merged: Record<string, string | boolean> = {};
  for (const name of new Set([...Object.keys(typed), ...Object.keys(fresh)])) {
    const value = rebased(typed[name] ?? '', old[name] ?? '', fresh[name] ?? '');
    if (value !== '') {
      merged[name] = value;
    }
  }
  return merged;
}

export function othersChanges(
  fields: readonly Field[],
  typed: Base & { values: Values },
  before: Base,
  now: Base,
): OtherChange[] {
  return [
    ...othersChange('Name', typed.name, before.name, now.name),
    ...othersChange('Description', typed.description, before.description, now.description),
    ...fields
      .filter((field) => !field.secret)
      .flatMap(({ name = '', label = name }) =>
        othersChange(label, typed.values[name], before.properties?.[name], now.properties?.[name]),
      ),
  ];
}

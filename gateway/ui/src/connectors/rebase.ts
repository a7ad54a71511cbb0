import type { Field, Values } from './form';
import { valuesOf } from './form';

/** What a form can be based on. */
export interface Base {
  name?: string;
  description?: string;
  properties?: Record<string, unknown>;
}

/** What somebody else has saved while the form was open. */
export interface OtherChange {
  label: string;
  before: string;
  now: string;
  /** What was typed here is something else, and stays. */
  kept: boolean;
}

/** Where nothing was typed what is stored now; otherwise what was typed. */
export function rebased<T>(typed: T, before: T, now: T): T {
  return JSON.stringify(typed) === JSON.stringify(before) ? now : typed;
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

/** What is different between two of what is stored, in the form's words. */
export function othersChange(label: string, typed: unknown, before: unknown, now: unknown): OtherChange[] {
  const text = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));
  const [mine, old, fresh] = [text(typed), text(before), text(now)];
  return old === fresh ? [] : [{ label, before: old, now: fresh, kept: mine !== old && mine !== fresh }];
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

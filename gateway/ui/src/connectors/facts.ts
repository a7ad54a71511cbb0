import type { Schemas } from '../api';
import type { Field } from './form';

type Stored = Pick<Schemas['DatastoreView'], 'properties' | 'secrets'>;

/** What is stored, in the words of the form; of secrets only that they are there. */
export function factsOf(fields: readonly Field[], { properties, secrets }: Stored): (readonly [label: string, value: string])[] {
  return fields.flatMap((field) => {
    const name = field.name ?? '';
    const label = field.label ?? name;
    if (field.secret) {
      return secrets?.[name]?.set ? [[label, 'kept, never shown'] as const] : [];
    }
    const value = properties?.[name];
    if (value === undefined || value === null || value === '') {
      return [];
    }
    if (typeof value === 'boolean') {
      return [[label, value ? 'yes' : 'no'] as const];
    }
    const choice = field.choices?.find((each) => each.value === value);
    return [[label, choice?.label ?? String(value)] as const];
  });
}

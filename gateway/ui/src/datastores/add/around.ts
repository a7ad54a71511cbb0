import { schemaField, type Field, type Spec } from '../../connectors';

/** What the form asks beside the connector's own fields. */
export interface Around {
  name: string;
  description: string;
  tags: string[];
  group: string;
  /** Makes a shared connection of address and secrets. */
  share: boolean;
  connectionName: string;
  /** One datastore for each of many schemas. */
  many: boolean;
  schemas: string[];
  nameTemplate: string;
  initiateCatalog: boolean;
  profileAfterCatalog: boolean;
}

export const initialAround: Around = {
  name: '',
  description: '',
  tags: [],
  group: '',
  share: false,
  connectionName: '',
  many: false,
  schemas: [],
  nameTemplate: '{connection}_{schema}',
  initiateCatalog: true,
  profileAfterCatalog: false,
};

/** Whether a new shared connection settles it for all of its datastores: where it is and who asks, but not what in it is read. */
export function shareable(spec: Spec, field: Field): boolean {
  if (field.secret) {
    return true;
  }
  return field.bindsSecrets === true && spec.kind !== 'FILES' && field.name !== schemaField(spec.fields ?? [])?.name;
}

/** Only what differs from an untouched form; schemas as lines. */
export function packed(around: Around): Record<string, string | boolean> {
  const draft: Record<string, string | boolean> = {};
  for (const [name, value] of Object.entries(around)) {
    const initial = initialAround[name as keyof Around];
    if (Array.isArray(value)) {
      if (value.length > 0) {
        draft[name] = value.join('\n');
      }
    } else if (value !== initial) {
      draft[name] = value as string | boolean;
    }
  }
  return draft;
}

export function unpacked(draft: Readonly<Record<string, string | boolean>>): Partial<Around> {
  const around: Record<string, unknown> = {};
  for (const [name, initial] of Object.entries(initialAround)) {
    const value = draft[name];
    if (Array.isArray(initial) && typeof value === 'string') {
      around[name] = value.split('\n');
    } else if (typeof value === typeof initial) {
      around[name] = value;
    }
  }
  return around;
}

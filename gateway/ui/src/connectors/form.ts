import type { Schemas } from '../api';

// A connector's form, drawn from what GET /connectors says of it: which fields show, what is wrong with what was typed, and what
// is sent. Texts stay as they were typed; a field that was never touched has no value, and the platform knows its default.
export type Spec = Schemas['ConnectorSpec'];
export type Field = Schemas['FieldSpec'];
export type Values = Readonly<Record<string, string | boolean>>;

/** Faults by the field's name. */
export type Faults = Readonly<Record<string, string>>;

export interface Settings {
  properties: Record<string, string | number | boolean>;
  secrets: Record<string, string>;
}

/** What a field holds now: what was typed or chosen, otherwise its default. */
function present(field: Field, values: Values): string | boolean | undefined {
  const value = values[field.name ?? ''];
  if (value !== undefined && value !== '') {
    return value;
  }
  return typeof field.default === 'boolean' ? field.default : field.default === undefined ? undefined : String(field.default);
}

/** The fields that show: those whose condition holds, and the condition's own field shows as well. */
export function shownFields(fields: readonly Field[], values: Values): Field[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const shows = (field: Field, seen: readonly Field[] = []): boolean => {
    const condition = field.shownWhen;
    const other = condition && byName.get(condition.field);
    if (!condition || !other || seen.includes(field)) {
      return true;
    }
    return shows(other, [...seen, field]) && (condition.values ?? []).includes(String(present(other, values) ?? ''));
  };
  return fields.filter((field) => shows(field));
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    // A pattern that only the platform can read: it says itself what it finds wrong.
    return true;
  }
}

const wholeNumber = /^[+-]?\d+$/;

function range({ min, max }: Field): string {
  if (min !== undefined && max !== undefined) {
    return `a whole number from ${min.toLocaleString()} to ${max.toLocaleString()}`;
  }
  return min !== undefined ? `a whole number from ${min.toLocaleString()} on` : 'a whole number';
}

/**
 * What is wrong with what was typed.
 *
 * @param kept names of secrets that the platform has already
 */
export function faultOf(field: Field, values: Values, kept: readonly string[] = []): string | undefined {
  const value = values[field.name ?? ''];
  if (value === undefined || value === '') {
    const needed = field.required && field.default === undefined && !kept.includes(field.name ?? '');
    return needed ? `${field.label} is needed.` : undefined;
  }
  if (typeof value === 'boolean') {
    return undefined;
  }
  if (field.type === 'INTEGER') {
    const number = Number(value);
    const fits =
      wholeNumber.test(value) &&
      number >= (field.min ?? Number.NEGATIVE_INFINITY) &&
      number <= (field.max ?? Number.MAX_SAFE_INTEGER);
    return fits ? undefined : `“${value}” isn’t ${range(field)}.`;
  }
  if (field.grammar?.pattern && !matches(field.grammar.pattern, value)) {
    // What was typed into a secret is never shown, not even as an error.
    return field.secret
      ? `Expected: ${field.grammar.explanation}.`
      : `“${value}” isn’t right. Expected: ${field.grammar.explanation}.`;
  }
  return undefined;
}

export function faultsOf(fields: readonly Field[], values: Values, kept: readonly string[] = []): Faults {
  const faults: Record<string, string> = {};
  for (const field of shownFields(fields, values)) {
    const fault = faultOf(field, values, kept);
    if (fault !== undefined) {
      faults[field.name ?? ''] = fault;
    }
  }
  return faults;
}

function typed(field: Field, value: string | boolean): string | number | boolean {
  return field.type === 'INTEGER' ? Number(value) : field.type === 'BOOLEAN' ? value === true || value === 'true' : value;
}

/** What is sent: only what shows and was given; everything else is the platform's default. */
export function settingsOf(fields: readonly Field[], values: Values): Settings {
  const settings: Settings = { properties: {}, secrets: {} };
  for (const field of shownFields(fields, values)) {
    const name = field.name ?? '';
    const value = values[name];
    if (value === undefined || value === '') {
      continue;
    }
    if (field.secret) {
      settings.secrets[name] = String(value);
    } else {
      settings.properties[name] = typed(field, value);
    }
  }
  return settings;
}

export interface Section {
  name: string;
  fields: Field[];
  /** Nothing in it must be given. */
  optional: boolean;
}

export function sectionsOf(fields: readonly Field[], values: Values): Section[] {
  const sections = new Map<string, Field[]>();
  for (const field of shownFields(fields, values)) {
    const name = field.group ?? 'Settings';
    sections.set(name, [...(sections.get(name) ?? []), field]);
  }
  return [...sections].map(([name, of], index) => ({
    name,
    fields: of,
    optional: index > 0 && of.every((field) => !field.required),
  }));
}

export function withoutSecrets(fields: readonly Field[], values: Values): Values {
  const secret = new Set(fields.filter((field) => field.secret).map((field) => field.name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.has(name)));
}

// What a secret is bound to and that still only chooses among what one server or account holds: the gateway's rule for shared
// connections.
const inside = new Set(['database', 'catalog', 'schema', 'bucket', 'container', 'path']);

/** Whether a datastore on a shared connection may bring it itself. */
export function ownable(field: Field): boolean {
  return !field.secret && (!field.bindsSecrets || inside.has(field.name ?? ''));
}

/** What a datastore on this connection may say: what the connection leaves open. */
export function openFields(spec: Spec, connection: Schemas['ConnectionView']): Field[] {
  return (spec.fields ?? []).filter((field) => ownable(field) && connection.properties?.[field.name ?? ''] === undefined);
}

/** The fields of a connection: what every datastore brings itself needs not be given. */
export function connectionFields(spec: Spec): Field[] {
  return (spec.fields ?? []).map((field) => (ownable(field) ? { ...field, required: false } : field));
}

/** What many schemas are chosen by: databases are what some call schemas. */
export function schemaField(fields: readonly Field[]): Field | undefined {
  return fields.find(({ name }) => name === 'schema') ?? fields.find(({ name }) => name === 'database');
}

/** The values of what is stored, as the form has them. */
export function valuesOf(fields: readonly Field[], properties: Record<string, unknown> | undefined): Values {
  const values: Record<string, string | boolean> = {};
  for (const field of fields) {
    const value = properties?.[field.name ?? ''];
    if (value !== undefined && value !== null) {
      values[field.name ?? ''] = typeof value === 'boolean' ? value : String(value);
    }
  }
  return values;
}

/** What is different from what is stored; null takes a value away. */
export function changesOf(
  fields: readonly Field[],
  stored: Record<string, unknown> | undefined,
  values: Values,
): { properties: Record<string, string | number | boolean | null>; secrets: Record<string, string> } {
  const { properties, secrets } = settingsOf(fields, values);
  const changes: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(properties)) {
    if (stored?.[name] !== value) {
      changes[name] = value;
    }
  }
  for (const field of shownFields(fields, values)) {
    const name = field.name ?? '';
    if (!field.secret && stored?.[name] !== undefined && stored[name] !== '' && !(name in properties)) {
      changes[name] = null;
    }
  }
  return { properties: changes, secrets };
}

import type { Schemas } from '../../api';

type Check = Schemas['CheckView'];
type Rule = Schemas['RuleSpec'];
type Property = Schemas['RuleProperty'];

/** What is typed about a check; every property as text. */
export interface CheckForm {
  rule: string;
  fields: string[];
  texts: Record<string, string>;
  /** Percent. */
  coverage: string;
  filter: string;
  description: string;
  tags: string[];
  owner: string;
  draft: boolean;
}

export const emptyForm: CheckForm = {
  rule: '',
  fields: [],
  texts: {},
  coverage: '100',
  filter: '',
  description: '',
  tags: [],
  owner: '',
  draft: false,
};

export function formOf(check: Check, rule: Rule): CheckForm {
  const texts = (rule.properties ?? []).map((property) => {
    const name = property.name ?? '';
    return [name, typed(property, check.properties?.[name])] as const;
  });
  return {
    rule: check.rule ?? '',
    fields: check.fields ?? [],
    texts: Object.fromEntries(texts),
    coverage: String(Number(((check.coverage ?? 1) * 100).toPrecision(12))),
    filter: check.filter ?? '',
    description: check.description ?? '',
    tags: check.tags ?? [],
    owner: check.owner ?? '',
    draft: check.status === 'DRAFT',
  };
}

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** A value among others: a number or true or false as itself, and a text that would read as one of these in quotes. */
export function literal(value: unknown): string {
  if (typeof value !== 'string') {
    return JSON.stringify(value);
  }
  return value === '' || jsonNumber.test(value) || /^(true|false|null)$|^"|^\s|\s$|\n/.test(value)
    ? JSON.stringify(value)
    : value;
}

export function parseLiteral(text: string): unknown {
  if (jsonNumber.test(text) || text === 'true' || text === 'false') {
    return JSON.parse(text) as unknown;
  }
  if (text.startsWith('"')) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // A text that merely begins with a quotation mark.
      return text;
    }
  }
  return text;
}

/** A property as it is typed. */
export function typed(property: Property, value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  switch (property.type) {
    case 'FLAG':
      return value === true ? 'yes' : 'no';
    case 'VALUE':
      return literal(value);
    case 'VALUES':
      return Array.isArray(value) ? value.map(literal).join('\n') : literal(value);
    case 'TEXTS':
    case 'CHOICES':
      return Array.isArray(value) ? value.join('\n') : String(value);
    case 'OBJECT':
    case 'SCHEMA':
      return JSON.stringify(value, null, 2);
    default:
      return typeof value === 'string' ? value : JSON.stringify(value);
  }
}

class Wrong extends Error {}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** @throws Wrong if the text isn't what the property takes */
function meant(property: Property, text: string): unknown {
  switch (property.type) {
    case 'NUMBER':
    case 'WHOLE_NUMBER': {
      const number = Number(text.trim());
      if (!Number.isFinite(number) || (property.type === 'WHOLE_NUMBER' && !Number.isInteger(number))) {
        throw new Wrong(property.type === 'NUMBER' ? 'A number, such as 12.5.' : 'A whole number, such as 12.');
      }
      return number;
    }
    case 'FLAG':
      return text === 'yes';
    case 'VALUE':
      return parseLiteral(text);
    case 'VALUES':
      return lines(text).map(parseLiteral);
    case 'TEXTS':
    case 'CHOICES':
      return lines(text);
    case 'OBJECT':
    case 'SCHEMA':
      try {
        return JSON.parse(text) as unknown;
      } catch {
        throw new Wrong('JSON, such as {"name": "value"}.');
      }
    default:
      return text;
  }
}

export interface Meant {
  properties: Record<string, unknown>;
  /** By property: what is wrong with it. */
  problems: Record<string, string>;
}

/** The properties that are meant by what is typed; those that are empty are left out. */
export function propertiesOf(rule: Rule, texts: Record<string, string>): Meant {
  const result: Meant = { properties: {}, problems: {} };
  for (const property of rule.properties ?? []) {
    const name = property.name ?? '';
    const text = texts[name] ?? '';
    if (text.trim() === '') {
      if (property.required) {
        result.problems[name] = 'It is needed.';
      }
      continue;
    }
    try {
      result.properties[name] = meant(property, text);
    } catch (wrong) {
      if (!(wrong instanceof Wrong)) {
        throw wrong;
      }
      result.problems[name] = wrong.message;
    }
  }
  const atLeastOne = rule.atLeastOne ?? [];
  if (atLeastOne.length > 0 && atLeastOne.every((name) => !(name in result.properties) && !(name in result.problems))) {
    result.problems[atLeastOne[0] ?? ''] = `At least one of ${atLeastOne.join(', ')} is needed.`;
  }
  return result;
}

/** The share from the percent that is typed; nothing if it isn't one above 0 and up to 100. */
export function shareOf(percent: string): number | undefined {
  const number = Number(percent.trim().replace(/%$/, ''));
  return percent.trim() !== '' && number > 0 && number <= 100 ? Number((number / 100).toPrecision(12)) : undefined;
}

/** What was changed of a check, for a PATCH; nothing if nothing was. */
export function editOf(check: Check, rule: Rule, form: CheckForm, meant: Meant): Record<string, unknown> | undefined {
  const before = formOf(check, rule);
  const edit: Record<string, unknown> = {};
  const properties: Record<string, unknown> = {};
  for (const property of rule.properties ?? []) {
    const name = property.name ?? '';
    if ((form.texts[name] ?? '') !== (before.texts[name] ?? '')) {
      properties[name] = meant.properties[name] ?? null;
    }
  }
  if (Object.keys(properties).length > 0) {
    edit.properties = properties;
  }
  if (form.coverage !== before.coverage) {
    edit.coverage = shareOf(form.coverage);
  }
  if (form.filter !== before.filter) {
    edit.filter = form.filter.trim() === '' ? null : form.filter;
  }
  if (form.description !== before.description) {
    edit.description = form.description;
  }
  if (form.owner !== before.owner) {
    edit.owner = form.owner.trim() === '' ? null : form.owner;
  }
  if (form.tags.join('\n') !== before.tags.join('\n')) {
    edit.tags = form.tags;
  }
  return Object.keys(edit).length > 0 ? edit : undefined;
}

/** A new check, for a POST. */
export function draftOf(rule: Rule, form: CheckForm, meant: Meant): Schemas['CheckDraft'] {
  return {
    rule: form.rule,
    fields: form.fields,
    properties: meant.properties as Schemas['CheckDraft']['properties'],
    coverage: (rule.coverage ? shareOf(form.coverage) : undefined) ?? 1,
    draft: form.draft,
    ...(form.filter.trim() ? { filter: form.filter } : {}),
    ...(form.description.trim() ? { description: form.description } : {}),
    ...(form.tags.length > 0 ? { tags: form.tags } : {}),
    ...(form.owner.trim() ? { owner: form.owner } : {}),
  };
}

import type { Schemas } from '../api';
import { counted, fullNumber, isNumber } from '../format';

type Relation = Schemas['Relation'];

export const kinds: Record<NonNullable<Relation['kind']>, string> = {
  KEY: 'Key',
  DEPENDENCY: 'Dependency',
  EQUAL: 'Equality',
  AT_MOST: 'Order',
  NULL_TOGETHER: 'Filled together',
  CORRELATED: 'Correlation',
};

/** What a relation says of its fields. */
export function says({ kind, fields = [], coefficients }: Relation): string {
  const [first = '', second = ''] = fields;
  switch (kind) {
    case 'KEY':
      return fields.length === 1 ? `${first} tells every row apart` : `${fields.join(' and ')} together tell every row apart`;
    case 'DEPENDENCY':
      return `${first} determines ${second}`;
    case 'EQUAL':
      return `${first} and ${second} have the same value wherever both have one`;
    case 'AT_MOST':
      return `${first} is at most ${second}`;
    case 'NULL_TOGETHER':
      return `${fields.join(', ')} have a value in the same rows`;
    case 'CORRELATED': {
      const against = (coefficients?.find((each) => isNumber(each.value))?.value ?? 0) < 0;
      return `${first} and ${second} ${against ? 'move against each other' : 'rise and fall together'}`;
    }
    default:
      return fields.join(', ');
  }
}

const names: Record<string, string> = { PEARSON: 'Pearson', SPEARMAN: 'Spearman' };

/** How well it holds. */
export function holds({ kind, exact, support, exceptions, rows, equal, coefficients }: Relation): string {
  const unit = kind === 'DEPENDENCY' ? 'value' : 'row';
  const told: string[] = [];
  if (kind === 'CORRELATED') {
    told.push(...(coefficients ?? []).map(coefficient));
    told.push(`in a sample of ${counted(rows ?? 0, 'row')}`);
  } else if (exceptions) {
    told.push(`broken by ${fullNumber(exceptions)} of ${counted(support ?? rows ?? 0, unit)}`);
  } else {
    told.push(`holds for ${counted(support ?? rows ?? 0, unit)}`);
  }
  if (kind === 'AT_MOST' && isNumber(equal) && equal > 0) {
    told.push(`equal in ${fullNumber(equal)}`);
  }
  if (!exact && kind !== 'CORRELATED') {
    told.push('seen in a sample only: a candidate');
  }
  return told.join('; ');
}

function coefficient({ name = '', value, lower, upper }: Schemas['RelationCoefficient']): string {
  if (!isNumber(value)) {
    return '';
  }
  const interval = isNumber(lower) && isNumber(upper) ? ` (${rounded(lower)} to ${rounded(upper)})` : '';
  return `${names[name] ?? name} ${rounded(value)}${interval}`;
}

/** Never 1 or −1 for what isn't. */
function rounded(value: number): string {
  const short = Number(value.toFixed(2));
  return Math.abs(short) === 1 && Math.abs(value) !== 1
    ? `${value < 0 ? '−' : ''}>0.99`.replace('−>', '<−')
    : short.toLocaleString();
}

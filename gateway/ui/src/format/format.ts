// Locale: the browser's own. Each has a short form for reading and a full one for looking twice.
const full = new Intl.NumberFormat();
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
// More precise of the two: no digit before the point becomes a zero that looks exact.
const fraction = new Intl.NumberFormat(undefined, {
  maximumSignificantDigits: 4,
  maximumFractionDigits: 0,
  roundingPriority: 'morePrecision',
});

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** 1,234 stays as it is; from 10,000 on 12.3K, 4.5M. */
export function shortCount(value: number): string {
  return Math.abs(value) < 10_000 ? fullNumber(value) : compact.format(value);
}

export function fullNumber(value: number): string {
  return Number.isInteger(value) ? full.format(value) : fraction.format(value);
}

/** 1 field, 12 fields. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${fullNumber(count)} ${count === 1 ? one : many}`;
}

/** A share from 0 to 1. Never 100% or 0% for what isn't all or nothing. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0 || value === 100) {
    return `${value}%`;
  }
  if (value > 0 && value < 0.01) {
    return '<0.01%';
  }
  if (value > 99.99 && value < 100) {
    return '>99.99%';
  }
  const digits = value < 1 || value > 99 ? 2 : 1;
  return `${Number(value.toFixed(digits)).toLocaleString()}%`;
}

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** Powers of 1024. */
export function bytes(value: number): string {
  let rest = value;
  let unit = 0;
  while (rest >= 1024 && unit < units.length - 1) {
    rest /= 1024;
    unit++;
  }
  return `${unit === 0 || rest >= 100 ? Math.round(rest) : Number(rest.toFixed(1))} ${units[unit]}`;
}

/** The bytes of the unit in which this many are told. */
export function byteUnit(value: number): number {
  let unit = 1;
  while (value / unit >= 1024 && unit < 1024 ** (units.length - 1)) {
    unit *= 1024;
  }
  return unit;
}

export function duration(milliseconds: number): string {
  if (milliseconds < 1000) {
    return `${Math.round(milliseconds)} ms`;
  }
  const seconds = milliseconds / 1000;
  if (seconds < 60) {
    return `${Number(seconds.toFixed(1))} s`;
  }
  const whole = Math.round(seconds);
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor((whole % 86_400) / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'min'],
    [whole % 60, 's'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'long' });
const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

export function ago(then: Date, now: number): string {
  const seconds = (then.getTime() - now) / 1000;
  if (Math.abs(seconds) < 45) {
    return 'just now';
  }
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) {
      return relative.format(Math.round(seconds / length), unit);
    }
  }
  return relative.format(Math.sign(seconds), 'minute');
}

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** With the zone. */
export function fullDate(when: Date): string {
  return date.format(when);
}

/** SUCCEEDED_WITH_WARNINGS → Succeeded with warnings. */
export function words(constant: string): string {
  const text = constant.replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

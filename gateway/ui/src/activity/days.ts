// Days are written 2026-11-27 and counted in UTC, where each has 24 hours: only `today` and `momentOf` know the browser's zone.
const length = 86_400_000;

export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function today(now: number): string {
  const date = new Date(now);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * length).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / length);
}

/** When the day begins in the browser's zone, as the API wants it. */
export function momentOf(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date).toISOString();
}

/** 0: Monday … 6: Sunday. */
export function weekday(day: string): number {
  return (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
}

const long = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeZone: 'UTC' });
const monthName = new Intl.DateTimeFormat(undefined, { month: 'short', timeZone: 'UTC' });
const weekdayName = new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' });

export function dayInWords(day: string): string {
  return long.format(new Date(`${day}T00:00Z`));
}

export function monthOf(day: string): string {
  return monthName.format(new Date(`${day}T00:00Z`));
}

/** @param index 0: Monday */
export function nameOfWeekday(index: number): string {
  // The first of January 2024 was a Monday.
  return weekdayName.format(new Date(Date.UTC(2024, 0, 1 + index)));
}

/** The first day of a map that ends with this one; the API counts 366 days at once. */
export function firstDay(last: string): string {
  return plusDays(last, -365);
}

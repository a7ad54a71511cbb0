import type { Schemas } from '../api';
import { fullNumber, words } from '../format';
import { dayInWords, daysBetween, plusDays } from './days';

export interface DayCount {
  day: string;
  total: number;
  byStatus: Readonly<Record<string, number>>;
}

/** One count for each day, in order; the API names only days on which there was something. */
export function everyDay(first: string, last: string, days: Schemas['OperationDay'][] = []): DayCount[] {
  const known = new Map(days.map((each) => [each.day, each]));
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => {
    const day = plusDays(first, index);
    const found = known.get(day);
    return { day, total: found?.total ?? 0, byStatus: found?.byStatus ?? {} };
  });
}

/** 0 for none, 1 to 4 by the share of the busiest day: whatever there is at all is seen. */
export function shade(total: number, most: number): number {
  return total === 0 || most === 0 ? 0 : Math.min(4, Math.ceil((4 * total) / most));
}

export function inWords({ day, total, byStatus }: DayCount): string {
  const parts = Object.entries(byStatus)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${fullNumber(count)} ${words(status).toLowerCase()}`);
  const what = total === 0 ? 'nothing ran' : `${fullNumber(total)} ${total === 1 ? 'operation' : 'operations'}`;
  return `${dayInWords(day)}: ${what}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
}

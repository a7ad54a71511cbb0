import { Problem } from '../../api';

/** What somebody else has saved while the form was open. */
export interface OtherChange {
  label: string;
  before: string;
  now: string;
  /** What was typed here is something else, and stays. */
  kept: boolean;
  /** What was typed, where that is told beside theirs. */
  typed?: string;
}

/** Where nothing was typed what is stored now; otherwise what was typed. */
export function rebased<T>(typed: T, before: T, now: T): T {
  return JSON.stringify(typed) === JSON.stringify(before) ? now : typed;
}

/** What is different between two of what is stored, in the form's words. */
export function othersChange(label: string, typed: unknown, before: unknown, now: unknown): OtherChange[] {
  const text = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));
  const [mine, old, fresh] = [text(typed), text(before), text(now)];
  return old === fresh ? [] : [{ label, before: old, now: fresh, kept: mine !== old && mine !== fresh }];
}

/** Whether a write was refused since what it is based on has been changed. */
export function isStale(failure: unknown): boolean {
  return failure instanceof Problem && (failure.status === 412 || failure.code === 'STALE_REVISION');
}

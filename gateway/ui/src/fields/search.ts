import { oneOf, text } from '../format';

const views = ['trend', 'compare', 'checks'] as const;

export interface FieldSearch {
  /** The profile to show; without it the newest. */
  operation?: string;
  /** Which part of the page; without it the figures. */
  view?: (typeof views)[number];
  /** Whose trend to draw. */
  metric?: string;
  /** The earlier profile to compare with; without it the one before. */
  from?: string;
  /** Which of the field's checks; without it those that count, and drafts. */
  checks?: 'ALL' | 'ARCHIVED';
  /** Compare: `all` shows the figures that are the same, too. */
  show?: 'all';
}

export function fieldSearch(search: Record<string, unknown>): FieldSearch {
  return {
    operation: text(search.operation),
    view: oneOf(search.view, views),
    metric: text(search.metric),
    from: text(search.from),
    checks: oneOf(search.checks, ['ALL', 'ARCHIVED']),
    show: oneOf(search.show, ['all']),
  };
}

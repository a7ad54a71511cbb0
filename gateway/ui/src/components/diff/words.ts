import type { Schemas } from '../../api';
import { metricLabel } from '../../format';

type Drift = Schemas['DriftView'];
type Distance = Schemas['DistanceView'];

const number = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });

export interface DriftWords {
  /** One sentence: has it moved, and how far. */
  verdict: string;
  level: 'NONE' | 'MODERATE' | 'STRONG' | undefined;
  lines: string[];
}

const bins: Record<string, string> = {
  VALUES: 'value by value',
  VALUE_CLASSES: 'by what the texts look like',
  DECILES: 'by tenths of the earlier profile',
};

function distance(name: string, what: string, of: Distance | undefined): string | undefined {
  if (of?.value === undefined) {
    return undefined;
  }
  const spread =
    of.lower !== undefined && of.upper !== undefined && of.lower !== of.upper
      ? `, somewhere from ${number.format(of.lower)} to ${number.format(of.upper)}`
      : '';
  const noise = of.noise === undefined ? '' : `; chance alone stays below ${number.format(of.noise)} in 95 of 100 cases`;
  return `${name} ${number.format(of.value)}${spread}: ${what}${noise}.`;
}

/** Whether values are spread otherwise than before, in words. */
export function driftWords(drift: Drift | undefined, absentReason: string | undefined): DriftWords {
  if (!drift) {
    return { verdict: whyNoDrift(absentReason), level: undefined, lines: [] };
  }
  const level = drift.level === 'STRONG' || drift.level === 'MODERATE' ? drift.level : 'NONE';
  const verdict = {
    NONE: 'The values are spread as before: what differs is no more than chance allows, or too little to matter.',
    MODERATE: 'The values are spread somewhat otherwise than before.',
    STRONG: 'The values are spread quite otherwise than before.',
  }[level];
  const lines = [
    distance('Stability index (PSI)', 'moderate from 0.1, strong from 0.25 on', drift.psi),
    distance('Jensen–Shannon divergence', 'from 0 (the same) to 1 (nothing in common)', drift.js),
    distance('Kolmogorov–Smirnov distance', 'the largest difference of the shares at or below any value', drift.ks),
  ].filter((line) => line !== undefined);
  const basis = bins[drift.basis ?? ''] ?? drift.basis;
  return { verdict, level, lines: basis ? [...lines, `Compared ${basis}, in ${drift.bins ?? 0} bins.`] : lines };
}

function whyNoDrift(reason: string | undefined): string {
  switch (reason) {
    case 'TOO_FEW_VALUES':
      return 'How the values are spread isn’t compared: one of the profiles has fewer than 50 values.';
    case undefined:
      return 'How the values are spread isn’t compared.';
    default:
      return `How the values are spread isn’t compared: ${reason.replaceAll('_', ' ').toLowerCase()}.`;
  }
}

const changes: Record<string, string> = {
  SAME: 'Same',
  WITHIN_BOUNDS: 'Within the bounds',
  CHANGED: 'Changed',
  ONLY_FROM: 'Only in the first',
  ONLY_TO: 'Only in the second',
  ADDED: 'Added',
  REMOVED: 'Removed',
  TYPE_CHANGED: 'Other type',
};

export function changeWord(change: string | undefined): string {
  return change === undefined ? '' : (changes[change] ?? metricLabel(change));
}

/** Whether a figure is worth looking at: it changed, or only one profile has it. */
export function hasChanged(change: string | undefined): boolean {
  return change !== 'SAME' && change !== 'WITHIN_BOUNDS';
}

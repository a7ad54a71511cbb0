import type { Schemas } from '../../api';
import { fullNumber, percent, words } from '../../format';

type Check = Schemas['CheckView'];
type Evidence = Schemas['CheckEvidence'];
type Rule = Schemas['RuleSpec'];

/** expectedValues → Expected values. */
export function ruleLabel(rule: string | undefined): string {
  return rule === undefined ? '' : propertyLabel(rule);
}

/** inclusiveMin → Inclusive min, refContainerId → Reference container. */
export function propertyLabel(name: string): string {
  const text = name
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .replace(/^ref (.+?)( id)?$/, 'reference $1');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A value of a property as one reads it: lists by commas, anything nested as JSON. */
export function propertyText(value: unknown): string {
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null)) {
    return value.map(propertyText).join(', ');
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (typeof value === 'number') {
    // All digits: a limit is no place to round.
    return String(value);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a check demands beyond its description: of how many rows, and of which. */
export function demand(
  check: Pick<Check, 'rule' | 'description' | 'coverage' | 'filter' | 'properties'>,
  rule: Rule | undefined,
): string {
  const said = check.description ?? rule?.asserts ?? ruleLabel(check.rule);
  const what = `${said.replace(/\.$/, '')}${unsaid(said, check.properties, rule)}`;
  const { coverage = 1, filter } = check;
  const share = coverage < 1 ? `, in at least ${percent(coverage)} of the rows` : '';
  const rows = filter ? `${share ? '' : ', of the rows'} where ${filter}` : '';
  return `${what}${share}${rows}.`;
}

/** What a sentence that only repeats the rule leaves out: what the rule's properties are. */
function unsaid(said: string, properties: Check['properties'], rule: Rule | undefined): string {
  const entries = Object.entries(properties ?? {});
  if (!rule?.asserts || !said.endsWith(rule.asserts) || entries.length === 0) {
    return '';
  }
  return ` (${entries.map(([name, value]) => `${propertyLabel(name).toLowerCase()} ${propertyText(value)}`).join('; ')})`;
}

function many(count: number, one: string, more = `${one}s`): string {
  return `${fullNumber(count)} ${count === 1 ? one : more}`;
}

/** Why a check was proposed, a sentence a line. */
export function evidenceLines(evidence: Evidence): string[] {
  const { rowsSeen, support, heldOut, backTest, note } = evidence;
  const lines: string[] = [];
  if (rowsSeen !== undefined) {
    const speaking =
      support !== undefined && support !== rowsSeen ? `, ${many(support, 'value')} of which speak for or against it` : '';
    lines.push(`The run saw ${many(rowsSeen, 'row')}${speaking}.`);
  }
  if (note) {
    lines.push(note);
  }
  if (heldOut?.judged) {
    lines.push(heldOutLine(heldOut));
  }
  return backTest ? [...lines, ...backTestLines(backTest)] : lines;
}

function heldOutLine({ fitted = 0, judged = 0, passed = 0 }: Schemas['HeldOutTest']): string {
  const result =
    passed === judged
      ? 'all of them held'
      : `${many(passed, 'of them held', 'of them held')} (${percent(passed / judged)}), ${fullNumber(judged - passed)} did not`;
  return `Learnt from ${many(fitted, 'row')} and tried on ${fullNumber(judged)} others: ${result}.`;
}

function backTestLines(test: Schemas['BackTest']): string[] {
  const { parts = 0, failed = 0, failedParts = [], undecided = 0, forwardParts = 0, forwardFailed = 0 } = test;
  if (parts === 0) {
    return [];
  }
  const held = parts - failed - undecided;
  const names = failedParts.length > 0 ? ` (${failedParts.join(', ')}${failedParts.length < failed ? ' …' : ''})` : '';
  const lines = [
    held === parts
      ? `Of ${many(parts, 'stored part')} it would have passed every one.`
      : `Of ${many(parts, 'stored part')} it would have passed ${fullNumber(held)}` +
        `${failed > 0 ? `, and failed in ${fullNumber(failed)}${names}` : ''}` +
        `${undecided > 0 ? `; ${fullNumber(undecided)} can’t tell` : ''}.`,
  ];
  if (forwardParts > 0) {
    lines.push(
      forwardFailed === 0
        ? `Learnt from older parts only, it would have passed all ${many(forwardParts, 'newer part')}.`
        : `Learnt from older parts only, it would have failed in ${fullNumber(forwardFailed)} of ${many(forwardParts, 'newer part')}.`,
    );
  }
  return lines;
}

/** The interval that the method names: "0 to 0.0002, 95% sure". */
export function intervalText({ lower, upper, confidence }: Evidence): string | undefined {
  if (lower === undefined && upper === undefined) {
    return undefined;
  }
  const range = lower === undefined ? `up to ${upper}` : upper === undefined ? `from ${lower} on` : `${lower} to ${upper}`;
  return confidence === undefined ? range : `${range}, ${percent(confidence)} sure`;
}

const effects: Record<string, string> = {
  CREATED: 'It proposed this check.',
  UPDATED: 'It changed what the check demands.',
  HELD: 'It found the same again.',
  OFFERED: 'It would demand something else, and left the check as a person made it.',
  NOT_HELD: 'It would not propose this check any more, and left it since a person wants it.',
  ARCHIVED: 'It put the check away, as it found it true no more.',
  RESTORED: 'It brought the check back, as it found it true again.',
};

export function effectText(effect: string | undefined): string {
  return effect === undefined ? '' : (effects[effect] ?? words(effect));
}

const reasons: Record<string, string> = {
  DISCARDED: 'a person put it away',
  INVALID: 'a person put it away as invalid',
  REJECTED: 'a person said no: it is never proposed again',
  NO_LONGER_HELD: 'a run that would have proposed it no longer did',
  LEVEL_LOWERED: 'a run of a lower level doesn’t look for it',
  FIELD_MISSING: 'a catalog no longer found one of its fields, or dropped its container; it comes back with them',
  FIELD_EXCLUDED: 'one of its fields is excluded; it comes back when all are read again',
};

export function archiveText(reason: string | undefined): string {
  return reason === undefined ? 'put away' : (reasons[reason] ?? words(reason));
}

export interface Decision {
  name: 'accept' | 'reject' | 'archive' | 'restore' | 'delete';
  label: string;
  /** What comes of it, told before. */
  consequence: string;
  danger: boolean;
}

const decisions: Record<Decision['name'], Decision> = {
  accept: {
    name: 'accept',
    label: 'Accept',
    consequence: 'It is in force, and stays even if runs propose it no more.',
    danger: false,
  },
  reject: { name: 'reject', label: 'Reject', consequence: 'It is put away and never proposed again.', danger: true },
  archive: { name: 'archive', label: 'Archive', consequence: 'It is out of force, and can be restored.', danger: false },
  restore: { name: 'restore', label: 'Restore', consequence: 'It is again what it was before.', danger: false },
  delete: {
    name: 'delete',
    label: 'Delete',
    consequence: 'It is gone with its history; a run may propose it anew. This can’t be undone.',
    danger: true,
  },
};

/** What can be decided about a check as it is. */
export function decisionsOf(check: Pick<Check, 'status' | 'accepted' | 'origin'>): Decision[] {
  if (check.status === 'ARCHIVED') {
    return [decisions.restore, decisions.delete];
  }
  const undecided = check.status === 'DRAFT' || (check.origin === 'INFERRED' && !check.accepted);
  const reject = check.origin === 'INFERRED' ? [decisions.reject] : [];
  return [...(undecided ? [decisions.accept] : []), ...reject, decisions.archive, decisions.delete];
}

export { decisions };

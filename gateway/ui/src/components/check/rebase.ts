import type { Schemas } from '../../api';
import { othersChange, rebased, type OtherChange } from '../conflict';
import type { CheckForm } from './form';
import { propertyLabel } from './words';

/** One input of the form: what it holds, and the form with what another one holds there. */
interface Part {
  label: string;
  of: (form: CheckForm) => string | readonly string[];
  from: (form: CheckForm, other: CheckForm) => CheckForm;
}

/** What somebody else has changed while the form was open. */
export interface ChangeOfPart extends OtherChange {
  /** The form with theirs in the place of what was typed. */
  take: (form: CheckForm) => CheckForm;
}

function partsOf(rule: Schemas['RuleSpec']): Part[] {
  const properties = (rule.properties ?? []).map(({ name = '' }): Part => ({
    label: propertyLabel(name),
    of: (form) => form.texts[name] ?? '',
    from: (form, other) => ({ ...form, texts: { ...form.texts, [name]: other.texts[name] ?? '' } }),
  }));
  return [
    ...properties,
    { label: 'Coverage, %', of: ({ coverage }) => coverage, from: (form, { coverage }) => ({ ...form, coverage }) },
    { label: 'Filter', of: ({ filter }) => filter, from: (form, { filter }) => ({ ...form, filter }) },
    { label: 'Description', of: ({ description }) => description, from: (form, { description }) => ({ ...form, description }) },
    { label: 'Tags', of: ({ tags }) => tags, from: (form, { tags }) => ({ ...form, tags }) },
    { label: 'Owner', of: ({ owner }) => owner, from: (form, { owner }) => ({ ...form, owner }) },
  ];
}

/** What was typed, and where nothing was what is stored now. */
export function rebasedForm(rule: Schemas['RuleSpec'], typed: CheckForm, before: CheckForm, now: CheckForm): CheckForm {
  return partsOf(rule).reduce(
    (form, part) => (rebased(part.of(typed), part.of(before), part.of(now)) === part.of(typed) ? form : part.from(form, now)),
    typed,
  );
}

/** Theirs beside what the form, by now based on theirs, holds. */
export function othersInForm(rule: Schemas['RuleSpec'], form: CheckForm, before: CheckForm, now: CheckForm): ChangeOfPart[] {
  return partsOf(rule).flatMap(({ label, of, from }) => {
    const mine = [of(form)].flat().join(', ');
    return othersChange(label, of(form), of(before), of(now)).map((change) => ({
      ...change,
      // Also where what was there before has been typed again.
      kept: mine !== change.now,
      typed: mine,
      take: (typed: CheckForm) => from(typed, now),
    }));
  });
}

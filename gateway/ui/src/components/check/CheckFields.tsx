import { TagsInput, Textarea, TextInput } from '@mantine/core';
import type { Schemas } from '../../api';
import { shareOf, type CheckForm } from './form';
import { PropertyInput } from './PropertyInput';

interface CheckFieldsProps {
  rule: Schemas['RuleSpec'];
  form: CheckForm;
  onChange: (change: Partial<CheckForm>) => void;
  problems: Record<string, string>;
  /** The demands were changed, and the sentence that tells them was not. */
  stale?: boolean;
  /** Of an existing check, what is compared stays. */
  existing: boolean;
  fields: readonly string[];
  datastoreId: string;
}

/** What a check demands and what is noted about it; its rule and fields aside. */
export function CheckFields({ rule, form, onChange, problems, stale, existing, fields, datastoreId }: CheckFieldsProps) {
  return (
    <>
      {(rule.properties ?? []).map((property) => {
        const name = property.name ?? '';
        return (
          <PropertyInput
            key={name}
            property={property}
            value={form.texts[name] ?? ''}
            onChange={(text) => onChange({ texts: { ...form.texts, [name]: text } })}
            error={problems[name]}
            disabled={existing && property.identity === true && property.type !== 'EXPRESSION'}
            fields={fields}
            datastoreId={form.texts.refDatastoreId || datastoreId}
          />
        );
      })}
      {rule.coverage && (
        <TextInput
          label="Coverage, %"
          description="Of the rows, how many must hold at least."
          inputMode="decimal"
          value={form.coverage}
          error={shareOf(form.coverage) === undefined ? 'More than 0, at most 100.' : problems.coverage}
          onChange={(event) => onChange({ coverage: event.currentTarget.value })}
        />
      )}
      {rule.filter && (
        <TextInput
          label="Filter"
          description="A Spark SQL condition for the rows that count; empty for all."
          placeholder="country = 'DE'"
          value={form.filter}
          error={problems.filter}
          onChange={(event) => onChange({ filter: event.currentTarget.value })}
        />
      )}
      <Textarea
        label="Description"
        description={
          stale
            ? 'It still says what was demanded before: write what is demanded now.'
            : existing
              ? undefined
              : 'One sentence; made from the rule if empty.'
        }
        rows={2}
        value={form.description}
        error={problems.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <TagsInput
        label="Tags"
        description="Enter adds one."
        value={form.tags}
        error={problems.tags}
        onChange={(tags) => onChange({ tags })}
      />
      <TextInput
        label="Owner"
        value={form.owner}
        error={problems.owner}
        onChange={(event) => onChange({ owner: event.currentTarget.value })}
      />
    </>
  );
}

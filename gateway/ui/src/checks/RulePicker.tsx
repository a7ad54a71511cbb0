import { NativeSelect, Text } from '@mantine/core';
import type { Schemas } from '../api';
import { ruleLabel } from '../components/check';
import classes from './checks.module.css';

type Rule = Schemas['RuleSpec'];

const scopes: Record<string, string> = {
  FIELD: 'About one field',
  FIELDS: 'About several fields',
  CONTAINER: 'About the container',
  EXPRESSION: 'About an expression',
};

/** The rules by what they speak of, with what the chosen one asserts. */
export function RulePicker({
  rules,
  value,
  onChange,
}: {
  rules: readonly Rule[];
  value?: string;
  onChange: (key?: string) => void;
}) {
  const chosen = rules.find((rule) => rule.key === value);
  const groups = [...new Set(rules.map((rule) => rule.scope ?? ''))].map((scope) => ({
    group: scopes[scope] ?? scope,
    items: rules
      .filter((rule) => (rule.scope ?? '') === scope)
      .map((rule) => ({ value: rule.key ?? '', label: `${ruleLabel(rule.key)}: ${rule.asserts ?? ''}` })),
  }));
  return (
    <div>
      <NativeSelect
        label="Rule"
        required
        value={chosen?.key ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
        data={[{ value: '', label: 'Choose one' }, ...groups]}
      />
      {chosen && (
        <Text mt={6} size="sm" className={classes.dim}>
          {chosen.asserts} Weight {chosen.weight}
          {chosen.accepts && chosen.accepts.length > 0 && `, for fields of ${chosen.accepts.join(', ').toLowerCase()}`}.
        </Text>
      )}
    </div>
  );
}

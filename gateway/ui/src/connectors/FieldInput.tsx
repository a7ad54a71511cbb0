import { Autocomplete, NativeSelect, PasswordInput, Switch, Textarea, TextInput } from '@mantine/core';
import classes from './connectors.module.css';
import type { Field } from './form';

interface FieldInputProps {
  field: Field;
  value: string | boolean | undefined;
  fault?: string;
  onChange: (value: string | boolean) => void;
  onLeave: () => void;
  /** Names that the source has told: offered, never forced. */
  offered?: readonly string[];
  /** The platform has the secret already. */
  kept?: boolean;
}

function placeholder({ default: standard, example }: Field): string | undefined {
  if (standard !== undefined && standard !== '') {
    return String(standard);
  }
  return example === undefined ? undefined : `e.g. ${example}`;
}

function described(field: Field, kept: boolean): string {
  const parts = [field.help];
  if (field.type === 'INTEGER' && field.default !== undefined) {
    parts.push(`Left empty: ${String(field.default)}.`);
  }
  if (kept) {
    parts.push('One is kept; left empty, it stays.');
  }
  return parts.filter(Boolean).join(' ');
}

/** One field of a connector, by its type. */
export function FieldInput({ field, value, fault, onChange, onLeave, offered = [], kept = false }: FieldInputProps) {
  const name = field.name ?? '';
  const text = typeof value === 'string' ? value : '';
  const hint = placeholder(field);
  const shared = {
    id: `field-${name}`,
    name,
    label: field.label,
    description: described(field, kept),
    error: fault,
    onBlur: onLeave,
    required: field.required && field.default === undefined && !kept,
    // What is sent is judged here and by the platform: the browser's own bubbles would say less.
    autoComplete: 'off',
    spellCheck: false,
  };
  if (field.type === 'BOOLEAN') {
    return (
      <Switch
        id={shared.id}
        label={field.label}
        description={field.help}
        error={fault}
        checked={typeof value === 'boolean' ? value : field.default === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (field.type === 'CHOICE') {
    const choices = (field.choices ?? []).map((choice) => ({
      value: choice.value ?? '',
      label: choice.label ?? choice.value ?? '',
    }));
    return (
      <NativeSelect
        {...shared}
        value={text || String(field.default ?? '')}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={field.default === undefined ? [{ value: '', label: 'Choose …' }, ...choices] : choices}
      />
    );
  }
  if (field.type === 'SECRET' && !field.multiLine) {
    return (
      <PasswordInput
        {...shared}
        autoComplete="new-password"
        placeholder={kept ? '••••••••' : hint}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  if (field.multiLine) {
    return (
      <Textarea
        {...shared}
        className={classes.wide}
        minRows={4}
        maxRows={12}
        autosize
        placeholder={kept ? 'One is kept' : hint}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  if (offered.length > 0) {
    return (
      <Autocomplete {...shared} placeholder={hint} data={[...new Set(offered)]} limit={200} value={text} onChange={onChange} />
    );
  }
  return (
    <TextInput
      {...shared}
      placeholder={hint}
      inputMode={field.type === 'INTEGER' ? 'numeric' : undefined}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

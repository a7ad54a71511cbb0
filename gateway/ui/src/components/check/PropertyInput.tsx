import { Checkbox, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Schemas } from '../../api';
import { ContainerInput, DatastoreInput } from './ReferenceInput';
import { propertyLabel } from './words';

interface PropertyInputProps {
  property: Schemas['RuleProperty'];
  value: string;
  onChange: (value: string) => void;
  error?: string;
  disabled: boolean;
  /** Paths that can be named. */
  fields: readonly string[];
  /** Of the other container, if the rule names one. */
  datastoreId: string;
}

const help: Partial<Record<NonNullable<Schemas['RuleProperty']['type']>, string>> = {
  VALUE: 'A text that looks like a number goes in quotes: "12".',
  VALUES: 'One a line. A text that looks like a number goes in quotes: "12".',
  TEXTS: 'One a line.',
  MOMENT: 'Such as 2025-01-31 or 2025-01-31T18:00:00Z.',
  EXPRESSION: 'Spark SQL.',
  PATTERN: 'A regular expression that the whole text matches.',
  OBJECT: 'JSON.',
  SCHEMA: 'JSON.',
};

/** One property of a rule, by its type. */
export function PropertyInput({ property, value, onChange, error, disabled, fields, datastoreId }: PropertyInputProps) {
  const { name = '', type, meaning = '', required = false, choices = [] } = property;
  const common = {
    label: propertyLabel(name),
    description: [meaning && `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`, type && help[type]]
      .filter(Boolean)
      .join(' '),
    required,
    error,
    disabled,
  };
  const change = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value);
  switch (type) {
    case 'FLAG':
      return <NativeSelect {...common} value={value} onChange={change} data={['', 'yes', 'no']} />;
    case 'CHOICE':
      return <NativeSelect {...common} value={value} onChange={change} data={['', ...choices]} />;
    case 'CHOICES':
      return (
        <Checkbox.Group
          {...common}
          value={value === '' ? [] : value.split('\n')}
          onChange={(chosen) => onChange(chosen.join('\n'))}
        >
          <Group mt={4}>
            {choices.map((choice) => (
              <Checkbox key={choice} value={choice} label={choice} disabled={disabled} />
            ))}
          </Group>
        </Checkbox.Group>
      );
    case 'FIELD':
      // What is no longer among the fields is still shown.
      return (
        <NativeSelect
          {...common}
          value={value}
          onChange={change}
          data={['', ...fields, ...(value === '' || fields.includes(value) ? [] : [value])]}
        />
      );
    case 'DATASTORE_ID':
      return <DatastoreInput {...common} value={value} onChange={onChange} />;
    case 'CONTAINER_ID':
      return <ContainerInput {...common} datastoreId={datastoreId} value={value} onChange={onChange} />;
    case 'VALUES':
    case 'TEXTS':
    case 'OBJECT':
    case 'SCHEMA':
      return <Textarea {...common} rows={Math.min(10, Math.max(3, value.split('\n').length))} value={value} onChange={change} />;
    case 'NUMBER':
    case 'WHOLE_NUMBER':
      return <TextInput {...common} inputMode="decimal" value={value} onChange={change} />;
    default:
      return <TextInput {...common} value={value} onChange={change} />;
  }
}

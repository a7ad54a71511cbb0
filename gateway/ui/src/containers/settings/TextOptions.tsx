import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading, type Schemas } from '../../api';
import { ErrorNote, Skeletons } from '../../components';
import { specOf, useSpecs } from '../../connectors';
import { withField } from './draft';
import classes from './settings.module.css';

/** Those that a container may have otherwise than its datastore. */
const ofAContainer = ['header', 'delimiter', 'quote', 'encoding', 'nullValue'];

interface TextOptionsProps {
  datastoreId: string;
  value: Readonly<Record<string, string>>;
  onChange: (value: Record<string, string>) => void;
}

/** How the container's delimited text is read where that differs from its datastore; the connector says what can be chosen. */
export function TextOptions({ datastoreId, value, onChange }: TextOptionsProps) {
  const specs = useSpecs();
  const datastore = useQuery(reading('/api/v1/datastores/{datastoreId}', { path: { datastoreId } }));
  if (!specs.data || !datastore.data) {
    const error = datastore.error ?? specs.error;
    const retry = () => void Promise.all([datastore.refetch(), specs.refetch()]);
    return error ? <ErrorNote error={error} retry={retry} /> : <Skeletons />;
  }
  const { connector, properties } = datastore.data;
  const fields = specOf(specs.data.items, connector)?.fields ?? [];
  return (
    <div className={classes.two}>
      {fields
        .filter(({ name = '' }) => ofAContainer.includes(name))
        .map((field) => (
          <TextOption
            key={field.name}
            field={field}
            otherwise={asTheDatastore(field, properties?.[field.name ?? ''])}
            value={value[field.name ?? ''] ?? ''}
            onChange={(text) => onChange(withField(value, field.name ?? '', text === '' ? undefined : text))}
          />
        ))}
    </div>
  );
}

interface TextOptionProps {
  field: Schemas['FieldSpec'];
  otherwise: string;
  value: string;
  onChange: (value: string) => void;
}

function TextOption({ field, otherwise, value, onChange }: TextOptionProps) {
  const { label, help, choices = [], grammar } = field;
  const common = {
    label,
    description: help,
    value,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  if (choices.length > 0) {
    const data = [
      { value: '', label: otherwise },
      ...choices.map((choice) => ({ value: choice.value ?? '', label: choice.label ?? '' })),
    ];
    return <NativeSelect {...common} data={data} />;
  }
  const wrong = value !== '' && grammar?.pattern !== undefined && !new RegExp(grammar.pattern).test(value);
  return <TextInput {...common} placeholder={otherwise} error={wrong && `Expected: ${grammar.explanation ?? ''}.`} />;
}

/** What counts where nothing is chosen. A shared connection may say it in the datastore's place, so a default isn't told as its value. */
export function asTheDatastore({ choices = [] }: Schemas['FieldSpec'], its: unknown): string {
  if (typeof its !== 'string' || its === '') {
    return 'As the datastore';
  }
  return `As the datastore: ${choices.find(({ value }) => value === its)?.label ?? its}`;
}

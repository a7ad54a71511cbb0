import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listing } from '../../api';

interface ReferenceInputProps {
  label: string;
  description?: string;
  required: boolean;
  error?: string;
  disabled: boolean;
  /** What no choice means. */
  none?: string;
  value: string;
  onChange: (value: string) => void;
}

/** Another datastore, by name. */
export function DatastoreInput({ value, onChange, none = 'This one', ...common }: ReferenceInputProps) {
  const { data, error } = useQuery(listing('/api/v1/datastores', { query: { size: 200, sort: 'name' } }));
  const found = (data?.items ?? []).map((each) => ({ value: each.id ?? '', label: each.name ?? each.id ?? '' }));
  return (
    <NativeSelect
      {...common}
      error={common.error ?? error?.message}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={options(none, found, value)}
    />
  );
}

/** Another container, by name. */
export function ContainerInput({
  datastoreId,
  value,
  onChange,
  none = '',
  ...common
}: ReferenceInputProps & { datastoreId: string }) {
  const { data, error } = useQuery({
    ...listing('/api/v1/datastores/{datastoreId}/containers', { path: { datastoreId }, query: { size: 200, sort: 'name' } }),
    enabled: datastoreId !== '',
  });
  const found = (data?.items ?? []).map((each) => ({ value: each.id ?? '', label: each.name ?? each.id ?? '' }));
  const rest = (data?.total ?? 0) - found.length;
  return (
    <NativeSelect
      {...common}
      description={
        rest > 0 ? `${common.description ?? ''} The first ${found.length} are listed; ${rest} more aren’t.` : common.description
      }
      error={common.error ?? error?.message}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={options(none, found, value)}
    />
  );
}

function options(none: string, found: readonly { value: string; label: string }[], value: string) {
  const all = [{ value: '', label: none }, ...found];
  return all.some((each) => each.value === value) ? all : [...all, { value, label: value }];
}

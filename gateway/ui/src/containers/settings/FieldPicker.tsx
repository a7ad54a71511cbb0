import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { listing, type Schemas } from '../../api';

interface FieldPickerProps {
  containerId: string;
  label: string;
  description: string;
  placeholder: string;
  /** What the catalog proposes, with its reasons. */
  candidates: readonly Schemas['FieldCandidate'][];
  value: string;
  onChange: (field: string) => void;
}

/** One field of possibly thousands: those that the catalog proposes first, then what fits the typing. */
export function FieldPicker({ containerId, label, description, placeholder, candidates, value, onChange }: FieldPickerProps) {
  const [search] = useDebouncedValue(value, 250);
  const { data } = useQuery(
    listing('/api/v1/containers/{containerId}/fields', {
      path: { containerId },
      query: { search: search === '' ? undefined : search, nested: 'false', size: 50 },
    }),
  );
  const proposed = candidates.map(({ field = '' }) => field);
  const others = (data?.items ?? []).map(({ name = '' }) => name).filter((name) => !proposed.includes(name));
  const reasons = new Map(candidates.map(({ field = '', reason }) => [field, reason]));
  return (
    <Autocomplete
      label={label}
      description={description}
      placeholder={placeholder}
      value={value}
      onChange={onChange}
      maxDropdownHeight={260}
      data={[
        ...(proposed.length > 0 ? [{ group: 'Proposed by the catalog', items: [...new Set(proposed)] }] : []),
        ...(others.length > 0 ? [{ group: 'Fields', items: [...new Set(others)] }] : []),
      ]}
      renderOption={({ option }) => (
        <span>
          {option.value}
          {reasons.get(option.value) && (
            <span style={{ display: 'block', color: 'var(--mantine-color-dimmed)', fontSize: 12 }}>
              {reasons.get(option.value)}
            </span>
          )}
        </span>
      )}
    />
  );
}

import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { listing, type Schemas } from '../../api';
import { EmptyState, SearchInput, usePagedRows, VirtualTable, type Column } from '../../components';
import { withField, type Draft, type Status } from './draft';

type Field = Schemas['FieldView'];

interface FieldDecisionsProps {
  containerId: string;
  draft: Draft;
  onChange: (changes: Partial<Draft>) => void;
}

const statuses = [
  { value: '', label: 'Read and shown' },
  { value: 'MASKED', label: 'Masked' },
  { value: 'EXCLUDED', label: 'Excluded' },
];

/** As which type each field is read, and whether its values are shown. */
export function FieldDecisions({ containerId, draft, onChange }: FieldDecisionsProps) {
  const [search, setSearch] = useState<string>();
  const rows = usePagedRows<Field>((page, size) =>
    listing('/api/v1/containers/{containerId}/fields', {
      path: { containerId },
      query: { search, nested: 'false', page, size },
    }),
  );
  const columns: Column<Field>[] = [
    { id: 'name', header: 'Field', width: 180, grow: true, cell: (row) => <span title={row.comment}>{row.name}</span> },
    {
      id: 'status',
      header: 'Values',
      width: 180,
      cell: ({ name = '' }) => (
        <NativeSelect
          size="xs"
          aria-label={`Values of ${name}`}
          data={statuses}
          value={draft.fieldStatuses[name] ?? ''}
          onChange={(event) => {
            const status = event.currentTarget.value;
            onChange({
              fieldStatuses: withField(draft.fieldStatuses, name, status === '' ? undefined : (status as Status)),
            });
          }}
        />
      ),
    },
    {
      id: 'type',
      header: 'Read as',
      width: 230,
      cell: ({ name = '', sparkType }) => (
        <TextInput
          size="xs"
          aria-label={`Type of ${name}`}
          placeholder={`${(sparkType ?? '').replace(/<.*/s, '<…>')} (found)`}
          value={draft.fieldTypes[name] ?? ''}
          onChange={(event) => {
            const type = event.currentTarget.value;
            onChange({ fieldTypes: withField(draft.fieldTypes, name, type.trim() === '' ? undefined : type) });
          }}
        />
      ),
    },
    {
      id: 'fits',
      header: 'What was seen',
      width: 220,
      grow: true,
      cell: ({ candidates = [] }) => {
        const text = candidates
          .map(({ type, format, fitting, seen }) => `${type}${format ? `(${format})` : ''}: ${fitting} of ${seen} fit`)
          .join('; ');
        return <span title={text}>{text}</span>;
      },
    },
  ];
  return (
    <>
      <SearchInput label="Search fields" value={search} onChange={setSearch} />
      <VirtualTable
        label="Fields and how they are read"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.name ?? ''}
        rowHeight={44}
        around={330}
        empty={
          <EmptyState title={search ? 'None matches' : 'No fields'}>
            {search ? 'No field has this in its name or comment.' : 'The catalog found none in this container.'}
          </EmptyState>
        }
      />
    </>
  );
}

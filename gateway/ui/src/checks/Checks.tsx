import { listing, type Schemas } from '../api';
import { EmptyState, StatusBadge, TextLink, usePagedRows, VirtualTable, type Column } from '../components';
import type { ChecksSearch } from './search';

type Check = Schemas['CheckView'];

const columns: Column<Check>[] = [
  {
    id: 'description',
    header: 'Check',
    width: 240,
    grow: true,
    cell: (row) => (
      <TextLink to="/checks/$checkId" params={{ checkId: row.id ?? '' }}>
        {row.description ?? row.rule}
      </TextLink>
    ),
  },
  { id: 'rule', header: 'Rule', width: 150, cell: (row) => row.rule },
  { id: 'container', header: 'Container', width: 180, cell: (row) => row.container },
  { id: 'fields', header: 'Fields', width: 180, cell: (row) => row.fields?.join(', ') },
  { id: 'status', header: 'State', width: 120, cell: (row) => <StatusBadge status={row.status} /> },
];

interface ChecksProps {
  datastore?: string;
  container?: string;
  filter: ChecksSearch;
}

export function Checks({ datastore, container, filter }: ChecksProps) {
  const rows = usePagedRows<Check>((page, size) =>
    listing('/api/v1/checks', { query: { datastore, container, ...filter, page, size } }),
  );
  return (
    <VirtualTable
      label="Checks"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id ?? ''}
      around={datastore || container ? 216 : 112}
      empty={<EmptyState title="No checks">A profile infers checks; none fits what is asked for here.</EmptyState>}
    />
  );
}

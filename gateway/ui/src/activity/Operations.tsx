import { listing, type Schemas } from '../api';
import { EmptyState, StatusBadge, TextLink, usePagedRows, VirtualTable, type Column } from '../components';
import { When, words } from '../format';
import type { OperationsSearch } from './search';

type Operation = Schemas['OperationView'];

const columns: Column<Operation>[] = [
  {
    id: 'type',
    header: 'Operation',
    width: 130,
    cell: (row) => (
      <TextLink to="/operations/$operationId" params={{ operationId: row.id ?? '' }}>
        {words(row.type ?? '')}
      </TextLink>
    ),
  },
  {
    id: 'datastore',
    header: 'Datastore',
    width: 180,
    grow: true,
    cell: (row) => (
      <TextLink to="/datastores/$datastoreId" params={{ datastoreId: row.datastoreId ?? '' }}>
        {row.datastoreName ?? row.datastoreId}
      </TextLink>
    ),
  },
  { id: 'status', header: 'State', width: 210, cell: (row) => <StatusBadge status={row.status} /> },
  { id: 'by', header: 'Asked for by', width: 150, cell: (row) => row.requestedBy },
  { id: 'when', header: 'When', width: 150, cell: (row) => <When value={row.createdAt} /> },
];

export function Operations({ datastore, filter }: { datastore?: string; filter: OperationsSearch }) {
  const rows = usePagedRows<Operation>((page, size) =>
    listing('/api/v1/operations', { query: { datastore, ...filter, page, size } }),
  );
  return (
    <VirtualTable
      label="Operations"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id ?? ''}
      around={datastore ? 216 : 112}
      empty={<EmptyState title="Nothing has run">Catalogue and profile runs are listed here, newest first.</EmptyState>}
    />
  );
}

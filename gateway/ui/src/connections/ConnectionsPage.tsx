import { getRouteApi } from '@tanstack/react-router';
import { listing, type Schemas } from '../api';
import { EmptyState, PageHeader, usePagedRows, VirtualTable, type Column } from '../components';
import { Count, When } from '../format';

type Connection = Schemas['ConnectionView'];
const route = getRouteApi('/shell/connections');

const columns: Column<Connection>[] = [
  { id: 'name', header: 'Name', width: 200, grow: true, cell: (row) => row.name },
  { id: 'connector', header: 'Connector', width: 140, cell: (row) => row.connector },
  { id: 'datastores', header: 'Datastores', width: 120, align: 'end', cell: (row) => <Count value={row.datastores} /> },
  { id: 'changed', header: 'Changed', width: 150, cell: (row) => <When value={row.updatedAt} /> },
];

export function ConnectionsPage() {
  const { search } = route.useSearch();
  const rows = usePagedRows<Connection>((page, size) => listing('/api/v1/connections', { query: { search, page, size } }));
  return (
    <>
      <PageHeader title="Connections" />
      <VirtualTable
        label="Connections"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id ?? ''}
        empty={
          <EmptyState title="No connections">
            A connection holds the address and secrets that several datastores share.
          </EmptyState>
        }
      />
    </>
  );
}

import { listing, type Schemas } from '../api';
import { EmptyState, PageHeader, usePagedRows, VirtualTable, type Column } from '../components';
import { When, words } from '../format';

type Token = Schemas['TokenView'];

const columns: Column<Token>[] = [
  { id: 'name', header: 'Token', width: 200, grow: true, cell: (row) => row.name },
  { id: 'role', header: 'Role', width: 120, cell: (row) => words(row.role ?? '') },
  { id: 'made', header: 'Made', width: 150, cell: (row) => <When value={row.createdAt} /> },
];

export function SettingsPage() {
  const rows = usePagedRows<Token>((page, size) => listing('/api/v1/tokens', { query: { page, size } }));
  return (
    <>
      <PageHeader title="Settings" />
      <VirtualTable
        label="Tokens"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id ?? ''}
        empty={<EmptyState title="No tokens">Only those of the platform’s own settings may come in.</EmptyState>}
      />
    </>
  );
}

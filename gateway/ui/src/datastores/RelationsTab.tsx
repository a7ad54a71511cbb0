import { getRouteApi } from '@tanstack/react-router';
import { listing, type Schemas } from '../api';
import { EmptyState, TextLink, usePagedRows, VirtualTable, type Column } from '../components';

type ForeignKey = Schemas['ForeignKeyView'];
const route = getRouteApi('/shell/datastores/$datastoreId/relations');

const columns: Column<ForeignKey>[] = [
  {
    id: 'container',
    header: 'Container',
    width: 200,
    cell: (row) => (
      <TextLink to="/containers/$containerId" params={{ containerId: row.containerId ?? '' }}>
        {row.container}
      </TextLink>
    ),
  },
  { id: 'fields', header: 'Fields', width: 180, grow: true, cell: (row) => row.fields?.join(', ') },
  { id: 'parent', header: 'Refers to', width: 200, cell: (row) => row.parent },
  { id: 'parentFields', header: 'Its fields', width: 180, cell: (row) => row.parentFields?.join(', ') },
  { id: 'declared', header: 'Known from', width: 120, cell: (row) => (row.declared ? 'the source' : 'the profiles') },
];

export function RelationsTab() {
  const { datastoreId } = route.useParams();
  const rows = usePagedRows<ForeignKey>((page, size) =>
    listing('/api/v1/datastores/{datastoreId}/foreign-keys', { path: { datastoreId }, query: { page, size } }),
  );
  return (
    <VirtualTable
      label="Foreign keys"
      columns={columns}
      rows={rows}
      rowKey={(row) => [row.containerId, row.fields?.join(), row.parentId, row.parentFields?.join()].join(' ')}
      around={216}
      empty={<EmptyState title="No foreign keys">None is declared by the source, and the profiles show no candidate.</EmptyState>}
    />
  );
}

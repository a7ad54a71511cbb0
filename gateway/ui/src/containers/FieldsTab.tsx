import { getRouteApi } from '@tanstack/react-router';
import { listing, type Schemas } from '../api';
import { EmptyState, TextLink, usePagedRows, VirtualTable, type Column } from '../components';

type Field = Schemas['FieldView'];
const route = getRouteApi('/shell/containers/$containerId/');

export function FieldsTab() {
  const { containerId } = route.useParams();
  const rows = usePagedRows<Field>((page, size) =>
    listing('/api/v1/containers/{containerId}/fields', { path: { containerId }, query: { page, size } }),
  );
  const columns: Column<Field>[] = [
    {
      id: 'name',
      header: 'Name',
      width: 200,
      grow: true,
      cell: (row) => (
        <TextLink to="/containers/$containerId/fields/$path" params={{ containerId, path: row.name ?? '' }}>
          {row.name}
        </TextLink>
      ),
    },
    { id: 'type', header: 'Type', width: 160, cell: (row) => row.type?.value ?? row.sparkType },
    { id: 'declared', header: 'Declared type', width: 160, cell: (row) => row.declaredType },
    { id: 'comment', header: 'Comment', width: 240, cell: (row) => row.comment },
  ];
  return (
    <VirtualTable
      label="Fields"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.name ?? ''}
      around={216}
      empty={<EmptyState title="No fields">The catalogue found none in this container.</EmptyState>}
    />
  );
}

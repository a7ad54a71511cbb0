import { getRouteApi } from '@tanstack/react-router';
import { listing, type Schemas } from '../api';
import { EmptyState, TextLink, usePagedRows, VirtualTable, type Column } from '../components';
import { Count, When, words } from '../format';

type Container = Schemas['ContainerView'];
const route = getRouteApi('/shell/datastores/$datastoreId/containers');

const columns: Column<Container>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 200,
    grow: true,
    cell: (row) => (
      <TextLink to="/containers/$containerId" params={{ containerId: row.id ?? '' }}>
        {row.name}
      </TextLink>
    ),
  },
  { id: 'kind', header: 'Kind', width: 130, cell: (row) => words(row.kind ?? '') },
  { id: 'fields', header: 'Fields', width: 90, align: 'end', cell: (row) => <Count value={row.fieldCount} /> },
  {
    id: 'rows',
    header: 'Rows',
    width: 110,
    align: 'end',
    cell: (row) => <Count value={row.profile?.rows} why="not profiled yet" />,
  },
  {
    id: 'profiled',
    header: 'Profiled',
    width: 150,
    cell: (row) => <When value={row.profile?.profiledAt} why="not profiled yet" />,
  },
];

export function ContainersTab() {
  const { datastoreId } = route.useParams();
  const { search } = route.useSearch();
  const rows = usePagedRows<Container>((page, size) =>
    listing('/api/v1/datastores/{datastoreId}/containers', { path: { datastoreId }, query: { search, page, size } }),
  );
  return (
    <VirtualTable
      label="Containers"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id ?? ''}
      around={216}
      empty={<EmptyState title="No containers">The datastore has none, or wasn’t catalogued yet.</EmptyState>}
    />
  );
}

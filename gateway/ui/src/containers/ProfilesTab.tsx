import { getRouteApi } from '@tanstack/react-router';
import { listing, type Schemas } from '../api';
import { EmptyState, TextLink, usePagedRows, VirtualTable, type Column } from '../components';
import { Count, When } from '../format';

type Profile = Schemas['ProfileRef'];
const route = getRouteApi('/shell/containers/$containerId/profiles');

const columns: Column<Profile>[] = [
  {
    id: 'operation',
    header: 'Operation',
    width: 220,
    grow: true,
    cell: (row) => (
      <TextLink to="/operations/$operationId" params={{ operationId: row.operationId ?? '' }}>
        {row.operationId}
      </TextLink>
    ),
  },
  { id: 'when', header: 'Profiled', width: 150, cell: (row) => <When value={row.profiledAt} /> },
  { id: 'rows', header: 'Rows', width: 110, align: 'end', cell: (row) => <Count value={row.rows} /> },
  { id: 'fields', header: 'Fields', width: 100, align: 'end', cell: (row) => <Count value={row.fields} /> },
  { id: 'checks', header: 'Checks', width: 100, align: 'end', cell: (row) => <Count value={row.checks} /> },
];

export function ProfilesTab() {
  const { containerId } = route.useParams();
  const rows = usePagedRows<Profile>((page, size) =>
    listing('/api/v1/containers/{containerId}/profiles', { path: { containerId }, query: { page, size } }),
  );
  return (
    <VirtualTable
      label="Profiles"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.operationId ?? ''}
      around={216}
      empty={<EmptyState title="Not profiled yet">Run a profile of the datastore to see one here.</EmptyState>}
    />
  );
}

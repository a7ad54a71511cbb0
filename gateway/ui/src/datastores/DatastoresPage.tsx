import { getRouteApi } from '@tanstack/react-router';
import { listing, type Schemas } from '../api';
import { EmptyState, PageHeader, TextLink, usePagedRows, VirtualTable, type Column } from '../components';
import { Count, When } from '../format';

type Datastore = Schemas['DatastoreView'];
const route = getRouteApi('/shell/datastores');

const columns: Column<Datastore>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 200,
    grow: true,
    sort: 'name',
    cell: (row) => (
      <TextLink to="/datastores/$datastoreId" params={{ datastoreId: row.id ?? '' }}>
        {row.name}
      </TextLink>
    ),
  },
  { id: 'connector', header: 'Connector', width: 130, cell: (row) => row.connector },
  {
    id: 'containers',
    header: 'Containers',
    width: 120,
    align: 'end',
    sort: 'containers',
    cell: (row) => <Count value={row.counters?.containers} why="not catalogued yet" />,
  },
  {
    id: 'rows',
    header: 'Rows profiled',
    width: 130,
    align: 'end',
    sort: 'rows',
    cell: (row) => <Count value={row.counters?.rowsProfiled} why="not profiled yet" />,
  },
  {
    id: 'profile',
    header: 'Last profile',
    width: 150,
    cell: (row) => <When value={row.lastProfile?.finishedAt} why="not profiled yet" />,
  },
];

export function DatastoresPage() {
  const { search, sort, order } = route.useSearch();
  const navigate = route.useNavigate();
  const rows = usePagedRows<Datastore>((page, size) =>
    listing('/api/v1/datastores', { query: { search, sort, order, page, size } }),
  );
  return (
    <>
      <PageHeader title="Datastores" />
      <VirtualTable
        label="Datastores"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id ?? ''}
        sort={sort && { by: sort, order: order ?? 'asc' }}
        onSort={({ by, order }) => void navigate({ search: (now) => ({ ...now, sort: by as typeof sort, order }) })}
        empty={
          <EmptyState title="No datastores yet">
            A datastore is a database schema or a folder of files that Plumbline profiles.
          </EmptyState>
        }
      />
    </>
  );
}

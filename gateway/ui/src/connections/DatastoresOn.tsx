import { listing, type Schemas } from '../api';
import { EmptyState, ForRole, TextLink, usePagedRows, VirtualTable, type Column, LinkButton } from '../components';
import { Count, When } from '../format';

type Datastore = Schemas['DatastoreView'];

const columns: Column<Datastore>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 200,
    grow: true,
    cell: (row) => (
      <TextLink to="/datastores/$datastoreId" params={{ datastoreId: row.id ?? '' }}>
        {row.name}
      </TextLink>
    ),
  },
  {
    id: 'scope',
    header: 'Database and schema',
    width: 180,
    cell: ({ properties = {} }) =>
      [properties.database, properties.catalog, properties.schema, properties.bucket, properties.prefix, properties.path]
        .filter((part) => part !== undefined && part !== '')
        .map(String)
        .join(' · '),
  },
  {
    id: 'containers',
    header: 'Containers',
    width: 110,
    align: 'end',
    cell: (row) => <Count value={row.lastCatalog ? row.counters?.containers : undefined} why="not catalogued yet" />,
  },
  {
    id: 'profile',
    header: 'Profiled',
    width: 140,
    cell: (row) => <When value={row.lastProfile?.finishedAt} why="not profiled yet" />,
  },
];

export function DatastoresOn({ connectionId }: { connectionId: string }) {
  const rows = usePagedRows<Datastore>((page, size) =>
    listing('/api/v1/datastores', { query: { connection: connectionId, sort: 'name', order: 'asc', page, size } }),
  );
  return (
    <VirtualTable
      label="Datastores on this connection"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id ?? ''}
      around={420}
      empty={
        <EmptyState
          title="None yet"
          action={
            <ForRole>
              <LinkButton to="/datastores/new" search={{ connection: connectionId }} variant="default">
                Add datastores
              </LinkButton>
            </ForRole>
          }
        >
          A datastore on this connection needs no secrets of its own.
        </EmptyState>
      }
    />
  );
}

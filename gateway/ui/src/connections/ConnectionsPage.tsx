import { NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { listing, type Answer, type Schemas } from '../api';
import type { paths } from '../api/schema';
import { ConnectorIcon, specOf, useSpecs } from '../connectors';
import {
  ForRole,
  EmptyState,
  PageHeader,
  SearchInput,
  TextLink,
  usePagedRows,
  VirtualTable,
  type Column,
  LinkButton,
} from '../components';
import { Count, When } from '../format';
import classes from './connections.module.css';
import type { ConnectionsSearch } from './search';

type Connection = Schemas['ConnectionView'];
type Query = NonNullable<paths['/api/v1/connections']['get']['parameters']['query']>;
const route = getRouteApi('/shell/connections');

function columnsOf(specs: Answer<'/api/v1/connectors'>['items']): Column<Connection>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      width: 240,
      grow: true,
      cell: (row) => (
        <span className={classes.name}>
          <ConnectorIcon connector={row.connector ?? ''} size={20} />
          <TextLink to="/connections/$connectionId" params={{ connectionId: row.id ?? '' }}>
            {row.name}
          </TextLink>
        </span>
      ),
    },
    {
      id: 'connector',
      header: 'Connector',
      width: 170,
      cell: (row) => specOf(specs, row.connector)?.displayName ?? row.connector,
    },
    { id: 'where', header: 'Where', width: 260, cell: (row) => where(row) },
    { id: 'datastores', header: 'Datastores', width: 110, align: 'end', cell: (row) => <Count value={row.datastores} /> },
    { id: 'changed', header: 'Changed', width: 140, cell: (row) => <When value={row.updatedAt} /> },
  ];
}

/** What tells one connection from another at a glance. */
export function where({ properties = {} }: Connection): string {
  const { host, port, account, bucket, project, endpoint, workgroup, region } = properties as Record<string, unknown>;
  const place = host !== undefined && port !== undefined ? `${String(host)}:${String(port)}` : host;
  return [place, account, project, workgroup, bucket, endpoint, region, properties.database, properties.catalog]
    .filter((part) => part !== undefined && part !== '')
    .map(String)
    .slice(0, 3)
    .join(' · ');
}

export function ConnectionsPage() {
  const { search, connector } = route.useSearch();
  const navigate = route.useNavigate();
  const specs = useSpecs();
  const rows = usePagedRows<Connection>((page, size) =>
    listing('/api/v1/connections', { query: { search, connector: connector as Query['connector'], page, size } }),
  );
  const change = (to: Partial<ConnectionsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...to }), replace: to.search !== undefined });
  const filtered = search !== undefined || connector !== undefined;
  const add = (
    <ForRole>
      <LinkButton to="/connections/new" leftSection={<IconPlus size={16} aria-hidden="true" />}>
        Add connection
      </LinkButton>
    </ForRole>
  );
  return (
    <>
      <PageHeader title="Connections" actions={add}>
        Address and log-in that several datastores share: changed once for all of them.
      </PageHeader>
      <div className={classes.bar} role="search" aria-label="Connections">
        <SearchInput label="Search by name" value={search} onChange={(text) => change({ search: text })} />
        <NativeSelect
          aria-label="Connector"
          value={connector ?? ''}
          onChange={(event) => change({ connector: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: 'All connectors' },
            ...(specs.data?.items ?? []).map(({ type = '', displayName }) => ({ value: type, label: displayName ?? type })),
          ]}
        />
      </div>
      <VirtualTable
        label="Connections"
        columns={columnsOf(specs.data?.items)}
        rows={rows}
        rowKey={(row) => row.id ?? ''}
        around={196}
        empty={
          filtered ? (
            <EmptyState title="None fits">No connection has this name and connector.</EmptyState>
          ) : (
            <EmptyState title="No connections" action={add}>
              A connection holds the address and secrets that several datastores share. One is also made while a datastore is
              added: “Keep address and log-in as a shared connection”.
            </EmptyState>
          )
        }
      />
    </>
  );
}

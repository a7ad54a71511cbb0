import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { listing } from '../api';
import { specOf, useSpecs } from '../connectors';
import { EmptyState, ForRole, PageHeader, VirtualTable, LinkButton } from '../components';
import { CardGrid } from './list/CardGrid';
import { columnsOf } from './list/columns';
import { useFavourites } from './list/favourites';
import { ListBar } from './list/ListBar';
import { NoDatastores } from './list/NoDatastores';
import { useAllDatastores } from './list/use-all-datastores';
import type { DatastoresSearch } from './search';

const route = getRouteApi('/shell/datastores');

export function DatastoresPage() {
  const filter = route.useSearch();
  const { search, connector, status, tag, group, sort, order, view = 'cards' } = filter;
  const navigate = route.useNavigate();
  const specs = useSpecs();
  const favourites = useFavourites();
  const { rows, total } = useAllDatastores(filter, favourites);
  const change = (to: Partial<DatastoresSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...to }), replace: to.search !== undefined });
  const connectorName = (type: string) => specOf(specs.data?.items, type)?.displayName ?? type;
  const filtered = [search, connector, status, tag, group].some((each) => each !== undefined);
  const tags = useQuery(listing('/api/v1/tags', { query: { size: 200 } }));
  const groups = useQuery(listing('/api/v1/groups', { query: { size: 200 } }));
  const empty = filtered ? (
    <EmptyState
      title="None fits"
      action={
        <Button variant="default" onClick={() => void navigate({ search: { sort, order, view: filter.view } })}>
          Show all datastores
        </Button>
      }
    >
      No datastore is like this.
    </EmptyState>
  ) : (
    <NoDatastores />
  );
  const nothing = !rows.loading && !rows.error && rows.total === 0;
  return (
    <>
      <PageHeader
        title="Datastores"
        actions={
          <ForRole>
            <LinkButton to="/datastores/new" leftSection={<IconPlus size={16} aria-hidden="true" />}>
              Add source datastore
            </LinkButton>
          </ForRole>
        }
      />
      {!(nothing && !filtered) && (
        <ListBar
          filter={filter}
          change={change}
          connectors={(specs.data?.items ?? []).map(({ type = '', displayName }) => ({
            value: type,
            label: displayName ?? type,
          }))}
          tags={(tags.data?.items ?? []).filter(({ datastores = 0 }) => datastores > 0).map((each) => each.tag ?? '')}
          groups={(groups.data?.items ?? []).map((each) => each.group ?? '')}
          shown={rows.total}
          total={total}
        />
      )}
      {nothing && empty}
      {!nothing && view === 'cards' && <CardGrid rows={rows} favourites={favourites} connectorName={connectorName} />}
      {!nothing && view === 'table' && (
        <VirtualTable
          label="Datastores"
          columns={columnsOf(favourites, connectorName)}
          rows={rows}
          rowKey={(row) => row.id ?? ''}
          sort={{ by: sort ?? 'name', order: order ?? 'asc' }}
          onSort={({ by, order: direction }) => change({ sort: by as typeof sort, order: direction })}
          around={172}
          empty={empty}
        />
      )}
    </>
  );
}

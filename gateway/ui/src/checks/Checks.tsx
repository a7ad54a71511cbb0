import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listing, reading, type Schemas } from '../api';
import { EmptyState, ForRole, TextLink, usePagedRows, VirtualTable } from '../components';
import { told, useRules } from '../components/check';
import { BulkBar, most } from './BulkBar';
import { columnsOf } from './columns';
import { Filters } from './Filters';
import type { ChecksSearch } from './search';
import { useSelection } from './useSelection';

type Check = Schemas['CheckView'];

interface ChecksProps {
  datastore?: string;
  container?: string;
  filter: ChecksSearch;
  onFilter: (change: Partial<ChecksSearch>) => void;
}

/** Checks with their filters, and what can be decided about many at once. */
export function Checks({ datastore, container, filter, onFilter }: ChecksProps) {
  const queryClient = useQueryClient();
  const selection = useSelection();
  const { rules } = useRules();
  const [selecting, setSelecting] = useState(false);
  const query = { ...filter, ...(datastore ? { datastore } : {}), ...(container ? { container } : {}) };
  const rows = usePagedRows<Check>((page, size) => listing('/api/v1/checks', { query: { ...query, page, size } }));
  const selectAll = async () => {
    setSelecting(true);
    try {
      const size = 200;
      for (let page = 0; page < Math.min(Math.ceil(rows.total / size), most / size); page++) {
        const { items } = await queryClient.fetchQuery(reading('/api/v1/checks', { query: { ...query, page, size } }));
        selection.add(items ?? []);
      }
    } catch (failure) {
      notifications.show({ color: 'red', title: 'Not all selected', message: told(failure) });
    } finally {
      setSelecting(false);
    }
  };
  const filtered = Object.entries(filter).some(([key, value]) => value !== undefined && key !== 'sort' && key !== 'order');
  return (
    <>
      <Filters filter={filter} onFilter={onFilter} datastore={datastore} container={container} counted={!rows.loading} />
      <BulkBar
        where={{ datastore: query.datastore, container: query.container }}
        selection={selection}
        total={rows.total}
        onSelectAll={() => void selectAll()}
        selecting={selecting}
      />
      <VirtualTable
        label="Checks"
        columns={columnsOf(selection, container !== undefined, rules)}
        rows={rows}
        rowKey={(row) => row.id ?? ''}
        sort={filter.sort && { by: filter.sort, order: filter.order ?? 'asc' }}
        onSort={({ by, order }) => onFilter({ sort: by as ChecksSearch['sort'], order })}
        around={datastore || container ? 316 : 212}
        empty={
          filtered ? (
            <EmptyState title="No check fits">None is as the filter asks: loosen it, or look at all states.</EmptyState>
          ) : (
            <EmptyState
              title="No checks yet"
              action={
                <ForRole>
                  <TextLink to="/checks/new" search={{ datastore, container }}>
                    Write one by hand
                  </TextLink>
                </ForRole>
              }
            >
              A profile proposes checks, with their evidence, where there is enough of it.
            </EmptyState>
          )
        }
      />
    </>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { listing, reading } from '../api';
import { DownloadButton, EmptyState, usePagedRows, VirtualTable, type Downloadable } from '../components';
import { useNow } from '../format';
import { ActivityMap } from './ActivityMap';
import classes from './activity.module.css';
import { operationColumns } from './columns';
import { momentOf, plusDays } from './days';
import { Filters } from './Filters';
import { amounts, elapsed, type Operation } from '../components/operation';
import type { OperationsSearch } from './search';

interface OperationsProps {
  datastore?: string;
  filter: OperationsSearch;
  change: (changes: OperationsSearch) => void;
}

const downloadedAtMost = 10_000;
const largestPage = 200;

function asked(datastore: string | undefined, { type, status, from, to, search, sort, order }: OperationsSearch) {
  return {
    datastore,
    type,
    status,
    search,
    sort,
    order,
    from: from && momentOf(from),
    // The API's end is excluded, the address's day included.
    to: to && momentOf(plusDays(to, 1)),
  };
}

/** What ran and runs: by day, and one by one. */
export function Operations({ datastore, filter, change }: OperationsProps) {
  const now = useNow();
  const queries = useQueryClient();
  const query = asked(datastore, filter);
  const rows = usePagedRows<Operation>((page, size) => listing('/api/v1/operations', { query: { ...query, page, size } }));
  const { type, status, from, to, search } = filter;
  const filtered = [type, status, from, to, search].some((each) => each !== undefined);
  const download = async (): Promise<Downloadable> => {
    const all: Operation[] = [];
    for (let page = 0; all.length < downloadedAtMost; page++) {
      const part = await queries.fetchQuery(reading('/api/v1/operations', { query: { ...query, page, size: largestPage } }));
      all.push(...(part.items ?? []));
      if ((part.items?.length ?? 0) < largestPage) {
        break;
      }
    }
    return asFile(all);
  };
  return (
    <>
      <ActivityMap datastore={datastore} filter={filter} change={change} />
      <div className={classes.filters}>
        <Filters filter={filter} change={change} />
        <span className={classes.spacer} />
        <DownloadButton name="operations" content={download} />
      </div>
      <VirtualTable
        label="Operations"
        columns={operationColumns(datastore !== undefined, now)}
        rows={rows}
        rowKey={(row) => row.id ?? ''}
        sort={{ by: filter.sort ?? 'createdAt', order: filter.order ?? 'desc' }}
        onSort={({ by, order }) =>
          change({ sort: by === 'duration' ? 'duration' : undefined, order: order === 'asc' ? 'asc' : undefined })
        }
        around={datastore ? 216 : 112}
        empty={
          filtered ? (
            <EmptyState title="No operation is like that">Take a filter away, or pick another day.</EmptyState>
          ) : (
            <EmptyState title="Nothing has run">Catalog and profile runs are listed here, the newest first.</EmptyState>
          )
        }
      />
    </>
  );
}

function asFile(operations: Operation[]): Downloadable {
  return {
    header: [
      'id',
      'type',
      'datastore',
      'status',
      'requestedBy',
      'createdAt',
      'startedAt',
      'finishedAt',
      'milliseconds',
      'rows',
      'bytes',
      'failure',
    ],
    rows: operations.map((each) => [
      each.id,
      each.type,
      each.datastoreName ?? each.datastoreId,
      each.status,
      each.requestedBy,
      each.createdAt,
      each.startedAt,
      each.finishedAt,
      each.finishedAt ? elapsed(each, 0) : undefined,
      amounts(each).rows,
      amounts(each).bytes,
      each.failure?.message,
    ]),
    json: operations,
  };
}

import { Select } from '@mantine/core';
import { listing, type Schemas } from '../api';
import { EmptyState, StatusBadge, TextLink, usePagedRows, VirtualTable, type Column } from '../components';
import { Bytes, Count, Duration, NotKnown, useNow, words } from '../format';
import classes from './activity.module.css';
import { elapsed, type Operation } from '../components/operation';
import { itemStatuses, type OperationSearch } from './search';

type Item = Schemas['WorkItemView'];

function reason({ failure, warnings = [] }: Item) {
  const all = [failure, ...warnings.map((warning) => warning.reason)].filter((each) => each !== undefined);
  const [first] = all;
  if (!first) {
    return null;
  }
  return (
    <span title={all.map((each) => each.message).join('\n')} className={failure ? classes.bad : undefined}>
      <code className={classes.code}>{first.code}</code>
      {first.message}
      {all.length > 1 && ` and ${all.length - 1} more`}
    </span>
  );
}

const read: Column<Item>[] = [
  { id: 'rows', header: 'Rows', width: 100, align: 'end', cell: (row) => <Count value={row.progress?.rows} /> },
  { id: 'bytes', header: 'Read', width: 90, align: 'end', cell: (row) => <Bytes value={row.progress?.bytes} /> },
];

const found: Column<Item> = {
  id: 'found',
  header: 'Found',
  width: 130,
  align: 'end',
  cell: (row) => (
    <>
      <Count value={row.progress?.containers} /> containers
    </>
  ),
};

function columns(type: Operation['type'], now: number): Column<Item>[] {
  return [
    {
      id: 'container',
      header: 'Container',
      width: 200,
      cell: (row) =>
        row.containerId ? (
          <TextLink to="/containers/$containerId" params={{ containerId: row.containerId }} title={row.container}>
            {row.container ?? row.containerId}
          </TextLink>
        ) : (
          (row.container ?? 'the whole datastore')
        ),
    },
    { id: 'status', header: 'State', width: 125, cell: (row) => <StatusBadge status={row.status} /> },
    ...(type === 'CATALOG' ? [found] : read),
    {
      id: 'duration',
      header: 'Duration',
      width: 100,
      align: 'end',
      cell: (row) => (
        <Duration
          value={elapsed({ startedAt: row.startedAt, finishedAt: row.finishedAt }, now)}
          why={row.status === 'QUEUED' ? 'it hasn’t begun' : 'it never began'}
        />
      ),
    },
    {
      id: 'attempt',
      header: 'Attempt',
      width: 80,
      align: 'end',
      cell: (row) =>
        row.attempt ? <span title={row.worker && `by ${row.worker}`}>{row.attempt}</span> : <NotKnown why="it hasn’t begun" />,
    },
    { id: 'reason', header: 'Reason', width: 240, grow: true, cell: reason },
  ];
}

interface ItemsProps {
  operationId: string;
  type: Operation['type'];
  going: boolean;
  filter: OperationSearch;
  change: (changes: OperationSearch) => void;
}

/** The parts of an operation, one for each container, and why those failed that did. */
export function Items({ operationId, type, going, filter: { status }, change }: ItemsProps) {
  const now = useNow();
  const rows = usePagedRows<Item>((page, size) => ({
    ...listing('/api/v1/operations/{operationId}/items', { path: { operationId }, query: { status, page, size } }),
    // Rows move without an event of their own.
    refetchInterval: going ? 5_000 : false,
  }));
  return (
    <section>
      <div className={classes.filters}>
        <h2 className={classes.title}>{type === 'CATALOG' ? 'Parts of the work' : 'By container'}</h2>
        <span className={classes.spacer} />
        <Select
          aria-label="State"
          placeholder="Any state"
          clearable
          w={150}
          data={itemStatuses.map((value) => ({ value, label: words(value) }))}
          value={status ?? null}
          onChange={(value) => change({ status: value ?? undefined })}
        />
      </div>
      <VirtualTable
        label="Parts of the operation"
        columns={columns(type, now)}
        rows={rows}
        rowKey={(row) => row.id ?? ''}
        around={200}
        empty={
          <EmptyState title={status ? 'None is in this state' : 'No parts'}>
            {status ? 'Pick another state.' : 'Its work isn’t divided yet, or it was ended before.'}
          </EmptyState>
        }
      />
    </section>
  );
}

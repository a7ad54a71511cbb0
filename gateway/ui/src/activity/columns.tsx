import { StatusBadge, TextLink, type Column } from '../components';
import { Bytes, Count, Duration, percent, When, words } from '../format';
import { Progress } from '@mantine/core';
import classes from './activity.module.css';
import { amounts, elapsed, isOfNoDatastore, isOver, share, stateLabel, type Operation } from '../components/operation';

const datastore: Column<Operation> = {
  id: 'datastore',
  header: 'Datastore',
  width: 120,
  grow: true,
  cell: (row) =>
    isOfNoDatastore(row) ? (
      'not added'
    ) : (
      <TextLink to="/datastores/$datastoreId" params={{ datastoreId: row.datastoreId ?? '' }}>
        {row.datastoreName ?? row.datastoreId}
      </TextLink>
    ),
};

function State({ operation }: { operation: Operation }) {
  const part = share(operation);
  return (
    <span className={classes.state}>
      <StatusBadge status={operation.status} label={stateLabel(operation)} />
      {operation.status === 'RUNNING' && part !== undefined && (
        <>
          <Progress className={classes.bar} size="sm" value={part * 100} aria-label={`${percent(part)} done`} />
          {percent(part)}
        </>
      )}
    </span>
  );
}

/** @param ofOne of one datastore, which needs no column then */
export function operationColumns(ofOne: boolean, now: number): Column<Operation>[] {
  return [
    {
      id: 'type',
      header: 'Operation',
      width: 85,
      cell: (row) => (
        <TextLink to="/operations/$operationId" params={{ operationId: row.id ?? '' }}>
          {words(row.type ?? '')}
        </TextLink>
      ),
    },
    ...(ofOne ? [] : [datastore]),
    { id: 'status', header: 'State', width: 206, grow: ofOne, cell: (row) => <State operation={row} /> },
    { id: 'when', header: 'When', width: 134, sort: 'createdAt', cell: (row) => <When value={row.createdAt} /> },
    {
      id: 'duration',
      header: 'Duration',
      width: 102,
      align: 'end',
      sort: 'duration',
      cell: (row) => <Duration value={elapsed(row, now)} why="it hasn’t begun" />,
    },
    {
      id: 'rows',
      header: 'Rows',
      width: 72,
      align: 'end',
      cell: (row) =>
        row.type === 'CATALOG' ? <Count value={undefined} why="a catalog reads no rows" /> : <Count value={amounts(row).rows} />,
    },
    { id: 'bytes', header: 'Size', width: 78, align: 'end', cell: (row) => <Bytes value={amounts(row).bytes} /> },
    {
      id: 'containers',
      header: 'Containers',
      width: 100,
      align: 'end',
      cell: (row) => <Count value={row.summary?.containers} why={isOver(row) ? 'nothing became visible' : 'not over yet'} />,
    },
    { id: 'by', header: 'Asked for by', width: 110, cell: (row) => row.requestedBy ?? 'the platform' },
  ];
}

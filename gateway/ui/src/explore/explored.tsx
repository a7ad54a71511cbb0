import { Checkbox } from '@mantine/core';
import type { Schemas } from '../api';
import { Meter, Sparkbars, StatusBadge, TextLink, type Column } from '../components';
import { absence, Bytes, Count, numberOf, When, words } from '../format';
import classes from './explore.module.css';
import type { Picks } from './usePicks';

export type Container = Schemas['ContainerView'];
export type Explored = Schemas['ExploredField'];

export const containerKey = (row: Container) => row.id ?? '';
export const fieldPath = (row: Explored) => row.field?.path ?? row.field?.name ?? '';
export const fieldKey = (row: Explored) => `${row.containerId} ${fieldPath(row)}`;

function picking<T>(picks: Picks<T>, keyOf: (row: T) => string, nameOf: (row: T) => string): Column<T> {
  return {
    id: 'pick',
    header: <span className={classes.hidden}>Compare</span>,
    width: 44,
    cell: (row) => (
      <Checkbox
        size="xs"
        aria-label={`Compare ${nameOf(row)}`}
        checked={picks.has(keyOf(row))}
        onChange={() => picks.toggle(row)}
      />
    ),
  };
}

function datastoreLink(id: string | undefined, name: string | undefined) {
  return (
    <TextLink to="/datastores/$datastoreId" params={{ datastoreId: id ?? '' }}>
      {name ?? id}
    </TextLink>
  );
}

export function containerColumns(picks: Picks<Container>): Column<Container>[] {
  return [
    picking(picks, containerKey, (row) => row.name ?? ''),
    {
      id: 'name',
      header: 'Container',
      width: 190,
      grow: true,
      sort: 'name',
      cell: (row) => (
        <>
          <TextLink to="/containers/$containerId" params={{ containerId: row.id ?? '' }} title={row.comment}>
            {row.name}
          </TextLink>
          {row.missing && <StatusBadge status="CANCELLED" label="missing" />}
        </>
      ),
    },
    {
      id: 'datastore',
      header: 'Datastore',
      width: 140,
      sort: 'datastore',
      cell: (row) => datastoreLink(row.datastoreId, row.datastoreName),
    },
    { id: 'kind', header: 'Kind', width: 120, cell: (row) => words(row.kind ?? '') },
    {
      id: 'rows',
      header: 'Rows',
      width: 92,
      align: 'end',
      sort: 'rows',
      cell: (row) => (
        <Count
          value={row.profile?.rows ?? row.rowCountEstimate}
          approximate={row.profile?.rows === undefined}
          why="neither counted nor estimated by the source"
        />
      ),
    },
    {
      id: 'size',
      header: 'Size',
      width: 92,
      align: 'end',
      sort: 'size',
      cell: (row) => <Bytes value={row.sizeBytes} why="the source doesn’t say" />,
    },
    { id: 'fields', header: 'Fields', width: 90, align: 'end', sort: 'fields', cell: (row) => <Count value={row.fieldCount} /> },
    {
      id: 'completeness',
      header: 'Completeness',
      width: 148,
      sort: 'completeness',
      cell: (row) => <Meter value={row.profile?.completeness} label={`Completeness of ${row.name}`} why="not profiled" />,
    },
    {
      id: 'profiledAt',
      header: 'Profiled',
      width: 130,
      sort: 'profiledAt',
      cell: (row) => <When value={row.profile?.profiledAt} why="not profiled" />,
    },
  ];
}

export function fieldColumns(picks: Picks<Explored>): Column<Explored>[] {
  return [
    picking(picks, fieldKey, fieldPath),
    {
      id: 'name',
      header: 'Field',
      width: 200,
      grow: true,
      sort: 'name',
      cell: (row) => (
        <>
          <TextLink
            to="/containers/$containerId/fields/$path"
            params={{ containerId: row.containerId ?? '', path: fieldPath(row) }}
            title={row.field?.comment}
          >
            {fieldPath(row)}
          </TextLink>{' '}
          {row.field?.status && <StatusBadge status={row.field.status} />}
        </>
      ),
    },
    {
      id: 'container',
      header: 'Container',
      width: 180,
      sort: 'container',
      cell: (row) => (
        <TextLink to="/containers/$containerId" params={{ containerId: row.containerId ?? '' }}>
          {row.containerName}
        </TextLink>
      ),
    },
    {
      id: 'datastore',
      header: 'Datastore',
      width: 150,
      sort: 'datastore',
      cell: (row) => datastoreLink(row.datastoreId, row.datastoreName),
    },
    {
      id: 'type',
      header: 'Type',
      width: 140,
      sort: 'type',
      cell: ({ field }) => {
        const type = field?.type?.value ?? field?.sparkType ?? field?.declaredType;
        return <code title={type}>{type}</code>;
      },
    },
    {
      id: 'completeness',
      header: 'Completeness',
      width: 150,
      sort: 'completeness',
      cell: ({ field }) => (
        <Meter
          value={numberOf(field?.summary?.completeness)}
          label={`Completeness of ${field?.path ?? field?.name ?? ''}`}
          why={field?.summary ? absence(field.summary.completeness?.absentReason) : 'not profiled'}
        />
      ),
    },
    {
      id: 'distinct',
      header: 'Distinct',
      width: 100,
      align: 'end',
      sort: 'distinct',
      cell: ({ field }) => {
        const distinct = field?.summary?.distinctCount;
        return (
          <Count
            value={numberOf(distinct)}
            approximate={distinct?.exact === false}
            why={field?.summary ? absence(distinct?.absentReason) : 'not profiled'}
          />
        );
      },
    },
    {
      id: 'bars',
      header: 'Values',
      width: 120,
      cell: ({ field }) => (
        <Sparkbars
          values={(field?.summary?.bars?.bars ?? []).map((bar) => bar.count ?? 0)}
          label={`How the values of ${field?.path ?? field?.name ?? ''} are spread`}
        />
      ),
    },
  ];
}

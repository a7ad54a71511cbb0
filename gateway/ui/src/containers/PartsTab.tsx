import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { listing, reading, type Schemas } from '../api';
import { EmptyState, Sparkbars, usePagedRows, VirtualTable, type Column } from '../components';
import { Bytes, Count, counted, When } from '../format';
import { columnsDiffer } from './ContainerFacts';
import classes from './containers.module.css';
import { GroupsSection } from './GroupsSection';
import { PartsDrift } from './PartsDrift';

type Part = Schemas['PartView'];
const route = getRouteApi('/shell/containers/$containerId/parts');

export function PartsTab() {
  const { containerId } = route.useParams();
  const [picked, setPicked] = useState<readonly Part[]>([]);
  const container = useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId } }));
  const rows = usePagedRows<Part>((page, size) =>
    listing('/api/v1/containers/{containerId}/parts', { path: { containerId }, query: { page, size } }),
  );
  const differing = (container.data?.warnings ?? []).filter(columnsDiffer);
  const sizes = Array.from({ length: Math.min(rows.total, 100) }, (_, index) => rows.row(index)?.rows ?? 0);
  const name = (part: Part) => part.name ?? '';
  const columns: Column<Part>[] = [
    {
      id: 'pick',
      header: 'Compare',
      width: 84,
      cell: (row) => (
        <Checkbox
          size="xs"
          aria-label={`Compare ${row.name}`}
          disabled={!row.stored}
          title={row.stored ? undefined : 'What was measured of it alone is no longer stored'}
          checked={picked.some((each) => name(each) === row.name)}
          onChange={(event) =>
            setPicked(event.currentTarget.checked ? [...picked, row].slice(-2) : picked.filter((each) => name(each) !== row.name))
          }
        />
      ),
    },
    { id: 'name', header: 'Part', width: 220, grow: true, cell: (row) => <span title={row.name}>{row.name}</span> },
    { id: 'rows', header: 'Rows', width: 100, align: 'end', cell: (row) => <Count value={row.rows} /> },
    {
      id: 'bytes',
      header: 'Size',
      width: 100,
      align: 'end',
      cell: (row) => <Bytes value={row.bytes} why="the source doesn’t say" />,
    },
    { id: 'modified', header: 'Modified', width: 140, cell: (row) => <When value={row.modified} why="the source doesn’t say" /> },
    { id: 'upTo', header: 'Up to', width: 140, cell: (row) => row.upTo },
    { id: 'measured', header: 'Measured', width: 140, cell: (row) => <When value={row.measuredAt} /> },
  ];
  const [a, b] = [...picked].sort((one, other) => (one.position ?? 0) - (other.position ?? 0));
  return (
    <div className={classes.sections}>
      <section>
        {differing.length > 0 && (
          <details className={classes.drift}>
            <summary>Columns differ in {counted(differing.length, 'file')}</summary>
            <ul>
              {differing.map((each) => (
                <li key={each}>{each.replace(/^columns differ: /, '')}</li>
              ))}
            </ul>
          </details>
        )}
        <div className={classes.filters}>
          <span className={classes.hint}>
            {rows.total > 0 && `${counted(rows.total, 'part')} make up the newest profile. `}
            Pick two to see how they differ.
          </span>
          <Sparkbars values={sizes} label={`Rows of the first ${sizes.length} parts`} width={160} />
          {picked.length > 0 && (
            <Button variant="default" size="xs" onClick={() => setPicked([])}>
              Pick none
            </Button>
          )}
        </div>
        <VirtualTable
          label="Parts"
          columns={columns}
          rows={rows}
          rowKey={name}
          around={picked.length === 2 ? 620 : 290}
          empty={
            <EmptyState title="No parts">
              The newest profile was measured as a whole: of a sample, of a limited number of rows, or of a table without an
              incremental field.
            </EmptyState>
          }
        />
      </section>
      {a?.name && b?.name && <PartsDrift key={`${a.name} ${b.name}`} containerId={containerId} from={a.name} to={b.name} />}
      <GroupsSection containerId={containerId} />
    </div>
  );
}

import { listing, type Schemas } from '../api';
import { Meter, usePagedRows, VirtualTable, type Column } from '../components';
import { Count, counted } from '../format';
import classes from './containers.module.css';
import { SectionTitle } from './SectionTitle';

type Group = Schemas['GroupView'];

function valuesOf(group: Group): string {
  return (group.values ?? []).map(({ field, value }) => `${field} = ${value ?? 'none'}`).join(', ');
}

const columns: Column<Group>[] = [
  { id: 'values', header: 'Rows where', width: 260, grow: true, cell: (row) => <span title={row.filter}>{valuesOf(row)}</span> },
  { id: 'rows', header: 'Rows', width: 110, align: 'end', cell: (row) => <Count value={row.rows} /> },
  {
    id: 'share',
    header: 'Share of all',
    width: 160,
    cell: (row) => <Meter value={row.share} label={`Share of ${valuesOf(row)}`} />,
  },
  { id: 'fields', header: 'Fields', width: 90, align: 'end', cell: (row) => <Count value={row.fields} /> },
];

/** The groups in which rows were profiled beside the whole, if any are asked for. */
export function GroupsSection({ containerId }: { containerId: string }) {
  const rows = usePagedRows<Group>((page, size) =>
    listing('/api/v1/containers/{containerId}/groups', { path: { containerId }, query: { page, size } }),
  );
  if (rows.total === 0 && !rows.error) {
    return null;
  }
  return (
    <section aria-label="Groups">
      <SectionTitle>Groups</SectionTitle>
      <p className={classes.quiet}>{counted(rows.total, 'group')} of rows, profiled beside the whole, as the settings say.</p>
      <VirtualTable label="Groups" columns={columns} rows={rows} rowKey={(row) => row.id ?? ''} around={420} empty={null} />
    </section>
  );
}

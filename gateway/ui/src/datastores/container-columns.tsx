import type { Schemas } from '../api';
import { StatusBadge, TextLink, type Column, type Downloadable } from '../components';
import { Bytes, Count, When, words } from '../format';
import classes from './containers.module.css';

export type Container = Schemas['ContainerView'];

function State({ row }: { row: Container }) {
  if (row.missing) {
    return <StatusBadge status="ARCHIVED" label="Missing" />;
  }
  if (row.excluded) {
    return <StatusBadge status="CANCELLED" label="Excluded" />;
  }
  if (row.problem) {
    return (
      <span title={row.problem.message}>
        <StatusBadge status="FAILED" label={words(row.problem.code ?? 'problem')} />
      </span>
    );
  }
  const warnings = (row.warnings?.length ?? 0) + (row.profile?.warnings?.length ?? 0);
  return warnings > 0 ? (
    <StatusBadge status="SUCCEEDED_WITH_WARNINGS" label={warnings === 1 ? '1 warning' : `${warnings} warnings`} />
  ) : null;
}

/** What is known of its rows: counted by the profile, otherwise what the source says of itself. */
function Rows({ row }: { row: Container }) {
  return row.profile ? (
    <Count value={row.profile.rows} approximate={row.profile.sample !== undefined && row.profile.sample !== null} />
  ) : (
    <Count value={row.rowCountEstimate} approximate why="not profiled yet, and the source doesn’t say" />
  );
}

export const containerColumns: Column<Container>[] = [
  {
    id: 'name',
    header: 'Name',
    sort: 'name',
    width: 170,
    grow: true,
    cell: (row) => (
      <span title={row.comment ? `${row.name}\n${row.comment}` : row.name}>
        <TextLink to="/containers/$containerId" params={{ containerId: row.id ?? '' }}>
          {row.name}
        </TextLink>
        {row.overrides?.tags?.map((tag) => (
          <span key={tag} className={classes.tag}>
            {tag}
          </span>
        ))}
      </span>
    ),
  },
  { id: 'kind', header: 'Kind', width: 110, cell: (row) => words(row.kind ?? '') },
  { id: 'state', header: 'State', width: 116, cell: (row) => <State row={row} /> },
  { id: 'fields', header: 'Fields', sort: 'fields', width: 86, align: 'end', cell: (row) => <Count value={row.fieldCount} /> },
  { id: 'rows', header: 'Rows', sort: 'rows', width: 86, align: 'end', cell: (row) => <Rows row={row} /> },
  {
    id: 'size',
    header: 'Size',
    sort: 'size',
    width: 92,
    align: 'end',
    cell: (row) => <Bytes value={row.sizeBytes} why="the source doesn’t say" />,
  },
  {
    id: 'checks',
    header: 'Checks',
    width: 78,
    align: 'end',
    cell: (row) => <Count value={row.checks?.active} why="none yet" />,
  },
  {
    id: 'profiled',
    header: 'Profiled',
    width: 126,
    cell: (row) => <When value={row.profile?.profiledAt} why="not profiled yet" />,
  },
];

export function containerDownload(items: readonly Container[]): Downloadable {
  return {
    header: [
      'id',
      'name',
      'kind',
      'missing',
      'excluded',
      'fields',
      'rows',
      'rowEstimate',
      'bytes',
      'activeChecks',
      'profiledAt',
      'tags',
    ],
    rows: items.map((row) => [
      row.id,
      row.name,
      row.kind,
      row.missing,
      row.excluded,
      row.fieldCount,
      row.profile?.rows,
      row.rowCountEstimate,
      row.sizeBytes,
      row.checks?.active,
      row.profile?.profiledAt,
      row.overrides?.tags?.join(' '),
    ]),
  };
}

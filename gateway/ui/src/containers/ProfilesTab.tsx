import { Button, Checkbox } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { listing, type Schemas } from '../api';
import { EmptyState, TextLink, usePagedRows, VirtualTable, type Column } from '../components';
import { Count, fullDate, percent, When } from '../format';
import classes from './containers.module.css';

type Profile = Schemas['ProfileRef'];
const route = getRouteApi('/shell/containers/$containerId/profiles');

/** What of the container a profile has read. */
function Sampling({ profile: { sample, partial, partsRead, partsReused, notes } }: { profile: Profile }) {
  const words = sample
    ? `${percent(sample.fraction ?? 0)} of the rows, seed ${sample.seed ?? 'unknown'}`
    : partial
      ? 'a part of it'
      : 'all';
  const parts =
    (partsReused ?? 0) > 0 ? `, ${partsReused} of ${(partsReused ?? 0) + (partsRead ?? 0)} parts as measured before` : '';
  return <span title={notes?.join('\n')}>{words + parts}</span>;
}

export function ProfilesTab() {
  const { containerId } = route.useParams();
  const { from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const rows = usePagedRows<Profile>((page, size) =>
    listing('/api/v1/containers/{containerId}/profiles', { path: { containerId }, query: { page, size } }),
  );
  const picked = [from, to].filter((each) => each !== undefined);
  const pick = (id: string, on: boolean) => {
    const next = on ? [...picked, id].slice(-2) : picked.filter((each) => each !== id);
    void navigate({ search: { from: next[0], to: next[1] }, replace: true });
  };
  const compare = () => {
    // The newest profiles are listed first: the later one of two is what is compared.
    const places = new Map(picked.map((id) => [id, placeOf(id, rows)]));
    const [older, newer] = [...picked].sort((a, b) => (places.get(b) ?? 0) - (places.get(a) ?? 0));
    void navigate({ to: '/compare', search: { container: containerId, from: older, to: newer } });
  };
  const columns: Column<Profile>[] = [
    {
      id: 'pick',
      header: 'Compare',
      width: 84,
      cell: (row) => (
        <Checkbox
          size="xs"
          aria-label={`Compare the profile of ${row.profiledAt ? fullDate(new Date(row.profiledAt)) : 'an unknown time'}`}
          checked={picked.includes(row.operationId ?? '')}
          onChange={(event) => pick(row.operationId ?? '', event.currentTarget.checked)}
        />
      ),
    },
    {
      id: 'when',
      header: 'Profiled',
      width: 170,
      cell: (row) => (
        <TextLink to="/operations/$operationId" params={{ operationId: row.operationId ?? '' }}>
          <When value={row.profiledAt} />
        </TextLink>
      ),
    },
    { id: 'rows', header: 'Rows', width: 100, align: 'end', cell: (row) => <Count value={row.rows} /> },
    { id: 'fields', header: 'Fields', width: 84, align: 'end', cell: (row) => <Count value={row.fields} /> },
    { id: 'checks', header: 'Checks', width: 84, align: 'end', cell: (row) => <Count value={row.checks} /> },
    { id: 'sampling', header: 'Read', width: 240, grow: true, cell: (row) => <Sampling profile={row} /> },
    {
      id: 'warnings',
      header: 'Warnings',
      width: 240,
      grow: true,
      cell: (row) => {
        const texts = (row.warnings ?? []).map((warning) => warning.reason?.message).join('\n');
        return <span title={texts}>{texts}</span>;
      },
    },
  ];
  return (
    <>
      <div className={classes.filters}>
        <span className={classes.hint}>
          {picked.length === 2 ? 'Two profiles are picked.' : 'Pick two profiles to compare them.'}
        </span>
        <Button
          variant="default"
          leftSection={<IconArrowsDiff size={16} aria-hidden="true" />}
          disabled={picked.length !== 2}
          onClick={compare}
        >
          Compare
        </Button>
      </div>
      <VirtualTable
        label="Profiles"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.operationId ?? ''}
        around={290}
        empty={
          <EmptyState title="Not profiled yet">No profile has read this container. Profile it with the button above.</EmptyState>
        }
      />
    </>
  );
}

function placeOf(operationId: string, rows: { total: number; row(index: number): Profile | undefined }): number {
  for (let index = 0; index < rows.total; index++) {
    if (rows.row(index)?.operationId === operationId) {
      return index;
    }
  }
  return rows.total;
}

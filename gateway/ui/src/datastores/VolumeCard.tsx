import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { listing, type Schemas } from '../api';
import { allRows, DownloadButton, EmptyState, ErrorNote, Skeletons, VirtualTable, type Column } from '../components';
import { ChartCard, Trend } from '../components/charts';
import { Bytes, bytes, byteUnit, Count, counted, fullNumber, isNumber, shortCount } from '../format';
import classes from './datastore.module.css';
import type { OverviewSearch } from './search';

type Day = Schemas['Day'];
const route = getRouteApi('/shell/datastores/$datastoreId/');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A day of the calendar, wherever that is. */
function dayOf(date: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(date);
}

function daysBefore(count: number): string {
  return dayOf(new Date(Date.now() - count * 86_400_000));
}

const columns: Column<Day>[] = [
  { id: 'day', header: 'Day', width: 120, grow: true, cell: (row) => row.day },
  { id: 'rows', header: 'Rows', width: 110, align: 'end', cell: (row) => <Count value={row.rows} why="nothing profiled yet" /> },
  { id: 'bytes', header: 'Bytes', width: 110, align: 'end', cell: (row) => <Bytes value={row.bytes} why="not known" /> },
  { id: 'containers', header: 'Containers', width: 110, align: 'end', cell: (row) => <Count value={row.containers} /> },
  { id: 'profiled', header: 'Profiled that day', width: 140, align: 'end', cell: (row) => <Count value={row.profiled} /> },
];

/** How much data there was on each day, as the last profile up to its end has found it. */
export function VolumeCard({ datastoreId }: { datastoreId: string }) {
  const { days = '30', volume = 'rows' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(
    listing('/api/v1/datastores/{datastoreId}/volume', {
      path: { datastoreId },
      query: { from: daysBefore(Number(days) - 1), to: daysBefore(0), zone },
    }),
  );
  const change = (changes: OverviewSearch) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const all = data?.days ?? [];
  const known = all.filter((day) => isNumber(day[volume]));
  const last = all.at(-1);
  // So that the axis has round steps of megabytes, not of a million bytes.
  const unit = volume === 'rows' ? 1 : byteUnit(Math.max(...known.map((day) => day.bytes ?? 0)));
  const valueOf = ({ [volume]: value }: Day) => (isNumber(value) ? value / unit : undefined);
  return (
    <ChartCard
      title="Data volume"
      aside={
        <div className={classes.volumeBar}>
          <SegmentedControl
            size="xs"
            aria-label="What is shown"
            data={[
              { value: 'rows', label: 'Rows' },
              { value: 'bytes', label: 'Bytes' },
            ]}
            value={volume}
            onChange={(value) => change({ volume: value as OverviewSearch['volume'] })}
          />
          <SegmentedControl
            size="xs"
            aria-label="Of how many days"
            data={[
              { value: '30', label: '30 days' },
              { value: '90', label: '90 days' },
              { value: '365', label: '1 year' },
            ]}
            value={days}
            onChange={(value) => change({ days: value as OverviewSearch['days'] })}
          />
          <DownloadButton
            name="volume"
            content={() => ({
              header: ['day', 'rows', 'bytes', 'containers', 'profiled', 'partial', 'bytesUnknown'],
              rows: all.map((day) => [day.day, day.rows, day.bytes, day.containers, day.profiled, day.partial, day.bytesUnknown]),
            })}
          />
        </div>
      }
      note={
        known.length > 0 &&
        `Days of ${data?.zone ?? zone}. A container that wasn’t profiled on a day counts as it was found before; hollow points are of days ` +
          `on which some were read in part.${last?.bytesUnknown && volume === 'bytes' ? ` The size of ${counted(last.bytesUnknown, 'container')} isn’t known.` : ''}`
      }
    >
      {error && !data ? (
        <ErrorNote error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeletons lines={4} label="Loading the data volume" />
      ) : known.length === 0 ? (
        <EmptyState title="Nothing profiled in these days">The volume is what profiles find: run one to see it here.</EmptyState>
      ) : (
        <>
          <Trend
            label={`${volume === 'rows' ? 'Rows' : 'Bytes'} on each of ${all.length} days`}
            show={volume === 'rows' ? shortCount : (value) => bytes(value * unit)}
            full={volume === 'rows' ? fullNumber : (value) => `${fullNumber(Math.round(value * unit))} bytes`}
            whole={unit === 1}
            points={all.map((day) => ({
              label: day.day?.slice(5) ?? '',
              title: day.day ?? '',
              text: isNumber(day[volume])
                ? `${fullNumber(day[volume])} ${volume} in ${counted(day.containers ?? 0, 'container')}, ${day.profiled} profiled that day`
                : 'nothing profiled yet',
              value: valueOf(day),
              partial: (day.partial ?? 0) > 0,
            }))}
          />
          <details className={classes.volumeTable}>
            <summary>As a table</summary>
            <VirtualTable
              label="Data volume by day"
              columns={columns}
              rows={allRows([...all].reverse())}
              rowKey={(row) => row.day ?? ''}
              around={560}
              empty={null}
            />
          </details>
        </>
      )}
    </ChartCard>
  );
}

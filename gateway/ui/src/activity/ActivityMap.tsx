import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listing } from '../api';
import { ErrorNote, Skeletons } from '../components';
import { useNow } from '../format';
import classes from './activity.module.css';
import { everyDay } from './day-counts';
import { firstDay, today, zone } from './days';
import { DayTable } from './DayTable';
import { HeatMap } from './HeatMap';
import type { OperationsSearch } from './search';

interface ActivityMapProps {
  datastore: string | undefined;
  filter: OperationsSearch;
  change: (changes: OperationsSearch) => void;
}

/** How much ran on each day of a year; a day that is clicked filters the list. */
export function ActivityMap({ datastore, filter, change }: ActivityMapProps) {
  const to = today(useNow());
  const from = firstDay(to);
  const { type, view } = filter;
  const { data, error, refetch } = useQuery(listing('/api/v1/operation-counts', { query: { datastore, type, from, to, zone } }));
  const select = (day: string) => {
    const only = filter.from === day && filter.to === day;
    change(only ? { from: undefined, to: undefined } : { from: day, to: day });
  };
  const days = data && everyDay(from, to, data.days);
  return (
    <section className={classes.map} aria-label="Activity by day">
      <div className={classes.mapHead}>
        <h2 className={classes.title}>By day</h2>
        <span className={classes.zone}>days of {zone}</span>
        <SegmentedControl
          size="xs"
          aria-label="Show the days as"
          value={view ?? 'map'}
          onChange={(value) => change({ view: value === 'table' ? 'table' : undefined })}
          data={[
            { value: 'map', label: 'Map' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </div>
      {error && !days && <ErrorNote error={error} retry={() => void refetch()} />}
      {!error && !days && <Skeletons lines={3} height={36} label="Loading the days" />}
      {days &&
        (view === 'table' ? (
          <DayTable days={days} onSelect={select} />
        ) : (
          <HeatMap days={days} selected={[filter.from, filter.to]} onSelect={select} />
        ))}
    </section>
  );
}

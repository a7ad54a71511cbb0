import { Button } from '@mantine/core';
import { allRows, EmptyState, VirtualTable, type Column } from '../components';
import { Count, words } from '../format';
import type { DayCount } from './day-counts';
import { dayInWords } from './days';
import { statuses } from './search';

/** What the map shows, as a table: the days on which something ran, the newest first. */
export function DayTable({ days, onSelect }: { days: readonly DayCount[]; onSelect: (day: string) => void }) {
  const columns: Column<DayCount>[] = [
    {
      id: 'day',
      header: 'Day',
      width: 240,
      grow: true,
      cell: ({ day }) => (
        <Button variant="transparent" size="compact-sm" px={0} onClick={() => onSelect(day)}>
          {dayInWords(day)}
        </Button>
      ),
    },
    { id: 'total', header: 'Operations', width: 110, align: 'end', cell: ({ total }) => <Count value={total} /> },
    ...statuses.map((status): Column<DayCount> => ({
      id: status,
      header: words(status),
      width: status === 'SUCCEEDED_WITH_WARNINGS' ? 190 : 105,
      align: 'end',
      cell: ({ byStatus }) => <Count value={byStatus[status] ?? 0} />,
    })),
  ];
  return (
    <VirtualTable
      label="Operations by day"
      columns={columns}
      rows={allRows(days.filter(({ total }) => total > 0).reverse())}
      rowKey={({ day }) => day}
      around={500}
      empty={<EmptyState title="Nothing has run for a year" />}
    />
  );
}

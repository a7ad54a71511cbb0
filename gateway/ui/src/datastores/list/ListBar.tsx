import { NativeSelect, SegmentedControl } from '@mantine/core';
import { IconLayoutGrid, IconList } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { SearchInput } from '../../components';
import { fullNumber } from '../../format';
import { datastoreSorts, type DatastoresSearch } from '../search';
import classes from './list.module.css';

const sortNames: Record<(typeof datastoreSorts)[number], string> = {
  name: 'Name',
  createdAt: 'Registered',
  updatedAt: 'Changed',
  containers: 'Containers',
  rows: 'Records profiled',
  checks: 'Checks',
};

interface ListBarProps {
  filter: DatastoresSearch;
  change: (filter: Partial<DatastoresSearch>) => void;
  connectors: readonly { value: string; label: string }[];
  shown: number;
  total: number;
}

/** What narrows and orders the list; all of it stands in the address. */
export function ListBar({ filter, change, connectors, shown, total }: ListBarProps) {
  const { search, connector = '', sort = 'name', order = 'asc', view = 'cards' } = filter;
  return (
    <div className={classes.bar} role="search" aria-label="Datastores">
      <SearchInput label="Search by name" value={search} onChange={(text) => change({ search: text })} />
      <NativeSelect
        aria-label="Connector"
        value={connector}
        onChange={(event) => change({ connector: (event.currentTarget.value || undefined) as DatastoresSearch['connector'] })}
        data={[{ value: '', label: 'All connectors' }, ...connectors]}
      />
      <NativeSelect
        aria-label="Sorted by"
        value={`${sort} ${order}`}
        onChange={(event) => {
          const [by, direction] = event.currentTarget.value.split(' ') as [typeof sort, typeof order];
          change({ sort: by, order: direction });
        }}
        data={datastoreSorts.flatMap((each) => [
          { value: `${each} asc`, label: `${sortNames[each]} ↑` },
          { value: `${each} desc`, label: `${sortNames[each]} ↓` },
        ])}
      />
      <span className={classes.count} role="status">
        {shown < total ? `${fullNumber(shown)} of ${fullNumber(total)} loaded` : counted(total)}
      </span>
      <SegmentedControl
        aria-label="View"
        value={view}
        onChange={(value) => change({ view: value === 'table' ? 'table' : undefined })}
        data={[
          { value: 'cards', label: <Segment icon={<IconLayoutGrid size={15} aria-hidden="true" />}>Cards</Segment> },
          { value: 'table', label: <Segment icon={<IconList size={15} aria-hidden="true" />}>Table</Segment> },
        ]}
      />
    </div>
  );
}

function counted(total: number): string {
  return total === 1 ? '1 datastore' : `${fullNumber(total)} datastores`;
}

function Segment({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.segment}>
      {icon}
      {children}
    </span>
  );
}

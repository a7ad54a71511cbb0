import { NativeSelect, SegmentedControl } from '@mantine/core';
import { IconLayoutGrid, IconList } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { SearchInput } from '../../components';
import { fullNumber } from '../../format';
import { datastoreSorts, datastoreStates, type DatastoresSearch } from '../search';
import classes from './list.module.css';

const sortNames: Record<(typeof datastoreSorts)[number], string> = {
  name: 'Name',
  createdAt: 'Registered',
  updatedAt: 'Changed',
  lastOperation: 'Last run',
  containers: 'Containers',
  fields: 'Fields',
  rows: 'Records profiled',
  checks: 'Checks',
};

const stateNames: Record<(typeof datastoreStates)[number], string> = {
  NEW: 'Nothing has run',
  WORKING: 'Running now',
  FAILED: 'Last run failed',
  WARNINGS: 'With warnings',
  READY: 'In order',
};

interface ListBarProps {
  filter: DatastoresSearch;
  change: (filter: Partial<DatastoresSearch>) => void;
  connectors: readonly { value: string; label: string }[];
  /** Those that datastores have. */
  tags: readonly string[];
  groups: readonly string[];
  shown: number;
  total: number;
}

/** What narrows and orders the list; all of it stands in the address. */
export function ListBar({ filter, change, connectors, tags, groups, shown, total }: ListBarProps) {
  const { search, connector = '', status = '', tag = '', group = '', sort = 'name', order = 'asc', view = 'cards' } = filter;
  return (
    <div className={classes.bar} role="search" aria-label="Datastores">
      <SearchInput label="Search by name" width={180} value={search} onChange={(text) => change({ search: text })} />
      <NativeSelect
        aria-label="Connector"
        className={classes.narrow}
        value={connector}
        onChange={(event) => change({ connector: (event.currentTarget.value || undefined) as DatastoresSearch['connector'] })}
        data={[{ value: '', label: 'All connectors' }, ...connectors]}
      />
      <NativeSelect
        aria-label="State"
        value={status}
        onChange={(event) => change({ status: (event.currentTarget.value || undefined) as DatastoresSearch['status'] })}
        data={[{ value: '', label: 'Any state' }, ...datastoreStates.map((value) => ({ value, label: stateNames[value] }))]}
      />
      <Choice label="Tag" any="Any tag" value={tag} among={tags} onChange={(value) => change({ tag: value })} />
      <Choice label="Group" any="Any group" value={group} among={groups} onChange={(value) => change({ group: value })} />
      <NativeSelect
        aria-label="Sorted by"
        className={classes.narrow}
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

interface ChoiceProps {
  label: string;
  any: string;
  value: string;
  among: readonly string[];
  onChange: (value: string | undefined) => void;
}

/** Not there while there is nothing to choose from. */
function Choice({ label, any, value, among, onChange }: ChoiceProps) {
  const all = value !== '' && !among.includes(value) ? [value, ...among] : among;
  return (
    all.length > 0 && (
      <NativeSelect
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
        data={[{ value: '', label: any }, ...all.map((each) => ({ value: each, label: each }))]}
      />
    )
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

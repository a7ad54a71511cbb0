import { Button, Checkbox, Radio, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { listing, type Schemas } from '../../api';
import { EmptyState, SearchInput, usePagedRows, VirtualTable, type Column } from '../../components';
import { Bytes, Count, When, words } from '../../format';
import type { ProfileWish } from './profile-wish';
import classes from './run.module.css';

type Container = Schemas['ContainerView'];

interface StepProps {
  datastoreId: string;
  wish: ProfileWish;
  change: (changes: Partial<ProfileWish>) => void;
}

export function ContainersStep({ datastoreId, wish, change }: StepProps) {
  return (
    <>
      <Radio.Group
        label="Which containers"
        value={wish.which}
        onChange={(which) => change({ which: which as ProfileWish['which'] })}
      >
        <div className={classes.bar} style={{ marginTop: 6 }}>
          <Radio value="all" label="All" />
          <Radio value="chosen" label="Chosen ones" />
          <Radio value="tagged" label="Those with a tag" />
        </div>
      </Radio.Group>
      {wish.which === 'all' && (
        <p className={classes.fine}>
          All that are at the source and not excluded when the run is queued, with what a later catalog adds in a later run.
        </p>
      )}
      {wish.which === 'chosen' && <ChooseContainers datastoreId={datastoreId} wish={wish} change={change} />}
      {wish.which === 'tagged' && (
        <TagsInput
          label="Tags"
          description="Containers that have any of these. Upper and lower case are told apart."
          maxTags={100}
          value={wish.tags}
          onChange={(tags) => change({ tags })}
        />
      )}
    </>
  );
}

function ChooseContainers({ datastoreId, wish, change }: StepProps) {
  const [search, setSearch] = useState<string>();
  const rows = usePagedRows<Container>((page, size) =>
    listing('/api/v1/datastores/{datastoreId}/containers', {
      path: { datastoreId },
      query: { search, missing: 'false', page, size },
    }),
  );
  const chosen = new Set(wish.chosen.map(({ id }) => id));
  const columns: Column<Container>[] = [
    {
      id: 'name',
      header: 'Container',
      width: 200,
      grow: true,
      cell: (row) => (
        <Checkbox
          size="xs"
          label={row.name}
          disabled={row.excluded}
          checked={chosen.has(row.id ?? '')}
          onChange={(event) =>
            change({
              chosen: event.currentTarget.checked
                ? [...wish.chosen, { id: row.id ?? '', name: row.name ?? '' }]
                : wish.chosen.filter(({ id }) => id !== row.id),
            })
          }
        />
      ),
    },
    { id: 'kind', header: 'Kind', width: 120, cell: (row) => (row.excluded ? 'Excluded' : words(row.kind ?? '')) },
    {
      id: 'rows',
      header: 'Rows',
      width: 90,
      align: 'end',
      cell: (row) => <Count value={row.profile?.rows ?? row.rowCountEstimate} approximate={!row.profile} why="not known yet" />,
    },
    {
      id: 'size',
      header: 'Size',
      width: 90,
      align: 'end',
      cell: (row) => <Bytes value={row.sizeBytes} why="the source doesn’t say" />,
    },
    {
      id: 'when',
      header: 'Profiled',
      width: 130,
      cell: (row) => <When value={row.profile?.profiledAt} why="not profiled yet" />,
    },
  ];
  return (
    <div className={classes.list}>
      <div className={classes.bar}>
        <SearchInput label="Search containers" value={search} onChange={setSearch} />
        <span className={classes.fine}>{wish.chosen.length.toLocaleString()} chosen</span>
        {wish.chosen.length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => change({ chosen: [] })}>
            Choose none
          </Button>
        )}
      </div>
      <VirtualTable
        label="Containers to profile"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id ?? ''}
        around={430}
        empty={
          <EmptyState title={search ? 'None matches' : 'No containers'}>
            {search ? 'No container has this in its name.' : 'Run a catalog first: it finds them.'}
          </EmptyState>
        }
      />
    </div>
  );
}

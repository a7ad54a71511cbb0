import { ConnectorIcon } from '../../connectors';
import { TextLink, type Column } from '../../components';
import { Count, When } from '../../format';
import { FavouriteButton } from './FavouriteButton';
import { LastRunBadge } from './LastRunBadge';
import classes from './list.module.css';
import type { Datastore } from './pages';

export function columnsOf(favourites: ReadonlySet<string>, connectorName: (type: string) => string): Column<Datastore>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      width: 250,
      grow: true,
      sort: 'name',
      cell: (row) => (
        <span className={classes.nameCell}>
          <FavouriteButton id={row.id ?? ''} name={row.name ?? ''} marked={favourites.has(row.id ?? '')} />
          <ConnectorIcon connector={row.connector ?? ''} size={20} />
          <TextLink to="/datastores/$datastoreId" params={{ datastoreId: row.id ?? '' }} className={classes.cut} title={row.name}>
            {row.name}
          </TextLink>
        </span>
      ),
    },
    { id: 'connector', header: 'Connector', width: 150, cell: (row) => connectorName(row.connector ?? '') },
    { id: 'group', header: 'Group', width: 120, cell: (row) => row.group },
    { id: 'tags', header: 'Tags', width: 150, cell: (row) => <span title={row.tags?.join(', ')}>{row.tags?.join(', ')}</span> },
    { id: 'status', sort: 'lastOperation', header: 'Last run', width: 200, cell: (row) => <LastRunBadge datastore={row} /> },
    {
      id: 'containers',
      header: 'Containers',
      width: 120,
      align: 'end',
      sort: 'containers',
      cell: (row) => <Count value={row.lastCatalog ? row.counters?.containers : undefined} why="not catalogued yet" />,
    },
    {
      id: 'fields',
      header: 'Fields',
      width: 100,
      align: 'end',
      sort: 'fields',
      cell: (row) => <Count value={row.lastCatalog ? row.counters?.fields : undefined} why="not catalogued yet" />,
    },
    {
      id: 'rows',
      header: 'Records profiled',
      width: 150,
      align: 'end',
      sort: 'rows',
      cell: (row) => <Count value={row.lastProfile ? row.counters?.rowsProfiled : undefined} why="not profiled yet" />,
    },
    {
      id: 'checks',
      header: 'Checks',
      width: 100,
      align: 'end',
      sort: 'checks',
      cell: (row) => <Count value={row.counters?.checks} why="not profiled yet" />,
    },
    {
      id: 'catalog',
      header: 'Catalogued',
      width: 140,
      cell: (row) => <When value={row.lastCatalog?.finishedAt} why="not catalogued yet" />,
    },
    {
      id: 'profile',
      header: 'Profiled',
      width: 140,
      cell: (row) => <When value={row.lastProfile?.finishedAt} why="not profiled yet" />,
    },
  ];
}

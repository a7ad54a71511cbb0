import { ConnectorIcon } from '../../connectors';
import { TextLink } from '../../components';
import { Count, When } from '../../format';
import { FavouriteButton } from './FavouriteButton';
import { LastRunBadge } from './LastRunBadge';
import classes from './list.module.css';
import type { Datastore } from './pages';

interface DatastoreCardProps {
  datastore: Datastore;
  favourite: boolean;
  connectorName: string;
}

export function DatastoreCard({ datastore, favourite, connectorName }: DatastoreCardProps) {
  const { id = '', name = '', connector = '', counters, lastCatalog, lastProfile, group, tags = [] } = datastore;
  return (
    <article className={classes.card} aria-label={name}>
      <div className={classes.cardHead}>
        <ConnectorIcon connector={connector} size={32} />
        <div className={classes.cardName}>
          <TextLink
            to="/datastores/$datastoreId"
            params={{ datastoreId: id }}
            className={`${classes.cut} ${classes.cardLink}`}
            title={name}
            fw={600}
          >
            {name}
          </TextLink>
          <span className={classes.cardNote}>{[connectorName, group].filter(Boolean).join(' · ')}</span>
        </div>
        <FavouriteButton id={id} name={name} marked={favourite} />
      </div>
      <div className={classes.cardStatus}>
        <LastRunBadge datastore={datastore} />
        <span className={classes.tags} title={tags.join(', ')}>
          {tags.map((tag) => (
            <TextLink key={tag} to="/datastores" search={{ tag }} className={classes.tag} underline="never">
              {tag}
            </TextLink>
          ))}
        </span>
      </div>
      <dl className={classes.counters}>
        <div>
          <dt>Containers</dt>
          <dd>
            <Count value={lastCatalog ? counters?.containers : undefined} why="not catalogued yet" />
          </dd>
        </div>
        <div>
          <dt>Fields</dt>
          <dd>
            <Count value={lastCatalog ? counters?.fields : undefined} why="not catalogued yet" />
          </dd>
        </div>
        <div>
          <dt>Records</dt>
          <dd>
            <Count value={lastProfile ? counters?.rowsProfiled : undefined} why="not profiled yet" />
          </dd>
        </div>
        <div>
          <dt>Checks</dt>
          <dd>
            <Count value={counters?.checks} why="not profiled yet" />
          </dd>
        </div>
      </dl>
      <p className={classes.cardTimes}>
        <span>
          Catalogued <When value={lastCatalog?.finishedAt} why="not catalogued yet" />
        </span>
        <span>
          Profiled <When value={lastProfile?.finishedAt} why="not profiled yet" />
        </span>
      </p>
    </article>
  );
}

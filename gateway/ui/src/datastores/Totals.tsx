import type { ReactNode } from 'react';
import type { Schemas } from '../api';
import { TextLink } from '../components';
import { Count, fullNumber, isNumber, When } from '../format';
import classes from './datastore.module.css';

/** What the datastore has in all. */
export function Totals({ datastore }: { datastore: Schemas['DatastoreView'] }) {
  const params = { datastoreId: datastore.id ?? '' };
  const { counters, checks } = datastore;
  const catalogued = 'not catalogued yet';
  const profiled = counters?.containersProfiled;
  const drafts = checks?.draft ?? 0;
  const missing = counters?.missingContainers ?? 0;
  return (
    <dl className={classes.totals} aria-label="Totals">
      <Total
        label={
          <TextLink to="/datastores/$datastoreId/containers" params={params}>
            Containers
          </TextLink>
        }
        note={missing > 0 && `${fullNumber(missing)} missing at the source`}
      >
        <Count value={counters?.containers} why={catalogued} />
      </Total>
      <Total label="Fields">
        <Count value={counters?.fields} why={catalogued} />
      </Total>
      <Total
        label="Rows profiled"
        note={isNumber(profiled) && `in ${fullNumber(profiled)} of ${fullNumber(counters?.containers ?? 0)} containers`}
      >
        <Count value={profiled ? counters?.rowsProfiled : undefined} why="not profiled yet" />
      </Total>
      <Total
        label={
          <TextLink to="/datastores/$datastoreId/checks" params={params} search={{ status: 'ACTIVE' }}>
            Active checks
          </TextLink>
        }
        note={drafts > 0 && `${fullNumber(drafts)} drafts`}
      >
        <Count value={checks?.active} why="not profiled yet" />
      </Total>
      <Total label="Registered" note={datastore.createdBy && `by ${datastore.createdBy}`}>
        <span className={classes.totalWhen}>
          <When value={datastore.createdAt} />
        </span>
      </Total>
    </dl>
  );
}

function Total({ label, note, children }: { label: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
      {note && <dd className={classes.note}>{note}</dd>}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { reading } from '../api';
import { ErrorNote, Skeletons, TextLink } from '../components';
import { Bytes, Count, counted, fullNumber, isNumber, Share, shortCount } from '../format';
import classes from './datastore.module.css';

/** What the datastore has in all, over the newest profile of each container. */
export function Totals({ datastoreId }: { datastoreId: string }) {
  const { data, error, refetch } = useQuery(reading('/api/v1/datastores/{datastoreId}/overview', { path: { datastoreId } }));
  if (!data) {
    return error ? <ErrorNote error={error} retry={() => void refetch()} /> : <Skeletons lines={3} label="Adding up" />;
  }
  const { containers, fields, rows, rowsKnown, rowsUnknown, shareProfiled, completeness, completenessOf, bytes, checks } = data;
  const profiled = containers?.profiled ?? 0;
  const none = 'not profiled yet';
  const params = { datastoreId };
  return (
    <dl className={classes.totals} aria-label="Totals">
      <Total
        label={
          <TextLink to="/datastores/$datastoreId/containers" params={params}>
            Containers
          </TextLink>
        }
        note={listed([
          [containers?.missing, 'missing'],
          [containers?.excluded, 'excluded'],
          [containers?.unreadable, 'unreadable'],
        ])}
      >
        <Count value={data.status === 'NEW' ? undefined : containers?.present} why="not catalogued yet" />
      </Total>
      <Total
        label="Fields"
        note={listed([
          [fields?.masked, 'masked'],
          [fields?.excluded, 'excluded'],
        ])}
      >
        <Count value={data.status === 'NEW' ? undefined : fields?.known} why="not catalogued yet" />
      </Total>
      <Total
        label="Rows profiled"
        note={profiled > 0 && `in ${fullNumber(profiled)} of ${counted(containers?.present ?? 0, 'container')}`}
      >
        <Count value={profiled > 0 ? rows : undefined} why={none} />
      </Total>
      <Total
        label="Sampling"
        note={
          isNumber(shareProfiled) &&
          `of ${shortCount(rowsKnown ?? 0)} rows known${rowsUnknown ? `; not of ${counted(rowsUnknown, 'container')}` : ''}`
        }
      >
        <Share value={profiled > 0 ? shareProfiled : undefined} why={none} />
      </Total>
      <Total
        label="Completeness"
        note={isNumber(completeness) && `of the values in ${counted(completenessOf ?? 0, 'container')}`}
      >
        <Share value={completeness} why={none} />
      </Total>
      <Total label="Size" note={data.bytesUnknown ? `not known of ${counted(data.bytesUnknown, 'container')}` : undefined}>
        <Bytes value={profiled > 0 && bytes ? bytes : undefined} why={none} />
      </Total>
      <Total
        label={
          <TextLink to="/datastores/$datastoreId/checks" params={params} search={{ status: 'ACTIVE' }}>
            Active checks
          </TextLink>
        }
        note={listed([[checks?.draft, 'drafts']])}
      >
        <Count value={checks?.active} why={none} />
      </Total>
    </dl>
  );
}

function listed(parts: readonly (readonly [number | undefined, string])[]): string {
  return parts
    .filter(([count]) => (count ?? 0) > 0)
    .map(([count, what]) => `${fullNumber(count ?? 0)} ${what}`)
    .join(', ');
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

import { Button, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMay } from '../api';
import { StatusBadge, TextLink } from '../components';
import { Bytes, Count, Duration, When } from '../format';
import classes from './datastore.module.css';
import { onlyEditors, useRun } from './RunMenu';
import { isOver, type Operation } from './runs';

interface OperationCardProps {
  datastoreId: string;
  run: 'catalog' | 'profile';
  /** What such a run does. */
  about: string;
  operation: Operation | undefined;
}

const names = { catalog: 'Catalog', profile: 'Profile' } as const;

/** The newest run of one type: what it found, and the button for the next. */
export function OperationCard({ datastoreId, run, about, operation }: OperationCardProps) {
  const open = useRun(datastoreId);
  const may = useMay('EDITOR');
  return (
    <section className={classes.card} aria-label={names[run]}>
      <div className={classes.cardHead}>
        <Title order={2} size="h3">
          {names[run]}
        </Title>
        {operation && <StatusBadge status={operation.status} />}
        <Button
          className={classes.cardRun}
          disabled={!may}
          title={may ? undefined : onlyEditors}
          size="xs"
          variant={operation ? 'default' : 'filled'}
          leftSection={<IconPlayerPlay size={14} aria-hidden="true" />}
          onClick={() => open(run)}
          aria-label={`Run a ${run}`}
        >
          Run
        </Button>
      </div>
      {operation ? <Outcome operation={operation} /> : <p className={classes.about}>Never run. {about}</p>}
    </section>
  );
}

function Outcome({ operation }: { operation: Operation }) {
  const { id = '', type, summary, changes, failure, warnings, createdAt, startedAt, finishedAt, requestedBy } = operation;
  const took = finishedAt && startedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : undefined;
  return (
    <>
      <p className={classes.about}>
        <TextLink to="/operations/$operationId" params={{ operationId: id }}>
          <When value={finishedAt ?? startedAt ?? createdAt} />
        </TextLink>
        {requestedBy && ` by ${requestedBy}`}
        {took !== undefined && (
          <>
            , took <Duration value={took} />
          </>
        )}
      </p>
      {failure && <p className={classes.failure}>{failure.message}</p>}
      {isOver(operation) && summary && (
        <dl className={classes.figures}>
          <Figure label="Containers">
            <Count value={summary.containers} />
          </Figure>
          <Figure label="Fields">
            <Count value={summary.fields} />
          </Figure>
          {type === 'PROFILE' && (
            <>
              <Figure label="Rows">
                <Count value={summary.rows} />
              </Figure>
              <Figure label="Read">
                <Bytes value={summary.bytes} />
              </Figure>
              <Figure label="Checks">
                <Count value={summary.checks} />
              </Figure>
            </>
          )}
        </dl>
      )}
      {changes && (
        <ul className={classes.changes}>
          <Change what="new" count={changes.added} names={changes.addedNames} />
          <Change what="changed" count={changes.changed} names={changes.changedNames} />
          <Change what="gone" count={changes.removed} names={changes.removedNames} />
          {(changes.addedFields ?? 0) + (changes.removedFields ?? 0) > 0 && (
            <li>
              Fields: <Count value={changes.addedFields} /> new, <Count value={changes.removedFields} /> gone
            </li>
          )}
          {!changes.added && !changes.changed && !changes.removed && <li>Nothing has changed since the run before.</li>}
        </ul>
      )}
      {warnings && warnings.length > 0 && (
        <p className={classes.about}>
          <TextLink to="/operations/$operationId" params={{ operationId: id }}>
            {warnings.length === 1 ? 'One warning' : `${warnings.length} warnings`}
          </TextLink>
          : {warnings[0]?.container ? `${warnings[0].container}: ` : ''}
          {warnings[0]?.reason?.message}
          {warnings.length > 1 && ' …'}
        </p>
      )}
    </>
  );
}

export function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Change({ what, count, names = [] }: { what: string; count: number | undefined; names?: string[] }) {
  if (!count) {
    return null;
  }
  const shown = names.slice(0, 5);
  return (
    <li title={names.length > shown.length ? names.join('\n') : undefined}>
      <Count value={count} /> {what}: {shown.join(', ')}
      {count > shown.length && ' …'}
    </li>
  );
}

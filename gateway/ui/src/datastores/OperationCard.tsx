import { Button, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMay } from '../api';
import { StatusBadge, TextLink } from '../components';
import { CatalogChanges, isOver, OperationFigures, type Operation } from '../components/operation';
import { Duration, When } from '../format';
import classes from './datastore.module.css';
import { onlyEditors, useRun } from './RunMenu';

interface OperationCardProps {
  run: 'catalog' | 'profile';
  /** What such a run does. */
  about: string;
  operation: Operation | undefined;
}

const names = { catalog: 'Catalog', profile: 'Profile' } as const;

/** The newest run of one type: what it found, and the button for the next. */
export function OperationCard({ run, about, operation }: OperationCardProps) {
  const open = useRun();
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
      {isOver(operation) && <OperationFigures type={type} summary={summary} />}
      {changes && <CatalogChanges changes={changes} />}
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

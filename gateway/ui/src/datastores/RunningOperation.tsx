import { Button, Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, useMay, waits, write } from '../api';
import { ErrorNote, StatusBadge, TextLink } from '../components';
import { Bytes, Count, duration, isNumber, When } from '../format';
import classes from './datastore.module.css';
import { share as shareOf, type Operation } from '../components/operation';

/** A run that isn't over: how far it is, and how to cancel it. */
export function RunningOperation({ operation }: { operation: Operation }) {
  const operationId = operation.id ?? '';
  const may = useMay('EDITOR');
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () =>
      write(api.POST('/api/v1/operations/{operationId}/cancel', { params: { path: { operationId }, header: waits } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['/api/v1/operations'] }),
  });
  const what = operation.type === 'CATALOG' ? 'Catalog' : 'Profile';
  const share = shareOf(operation);
  const cancelling = operation.cancelRequested || cancel.isSuccess;
  return (
    <section className={classes.running} aria-label={`${what} going on`}>
      <div className={classes.runningLine}>
        <TextLink to="/operations/$operationId" params={{ operationId }} fw={560}>
          {what}
        </TextLink>
        <StatusBadge status={operation.status} label={cancelling ? 'Cancelling' : undefined} />
        <span className={classes.runningFacts}>
          <Facts operation={operation} />
        </span>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => cancel.mutate()}
          loading={cancel.isPending}
          disabled={cancelling || !may}
          aria-label={`Cancel the ${what.toLowerCase()}`}
        >
          Cancel
        </Button>
      </div>
      <Progress
        value={share === undefined ? 100 : share * 100}
        animated={share === undefined}
        striped={share === undefined}
        size="sm"
        aria-label={`Progress of the ${what.toLowerCase()}`}
        transitionDuration={400}
      />
      {cancel.error && <ErrorNote error={cancel.error} />}
    </section>
  );
}

function Facts({ operation: { status, type, progress, createdAt, startedAt, waitingFor } }: { operation: Operation }) {
  if (waitingFor?.until) {
    return (
      <>
        waits for the datastore’s read window, <When value={waitingFor.until} />
      </>
    );
  }
  if (status === 'QUEUED') {
    return (
      <>
        waits for a worker since <When value={createdAt} />
      </>
    );
  }
  return (
    <>
      {isNumber(progress?.itemsTotal) && progress.itemsTotal > 0 && type === 'PROFILE' && (
        <span>
          <Count value={progress.itemsDone} /> of <Count value={progress.itemsTotal} /> containers
        </span>
      )}
      {type === 'PROFILE' && isNumber(progress?.rows) && (
        <span>
          <Count value={progress.rows} />
          {isNumber(progress.rowsTotal) && progress.rowsTotal > 0 && (
            <>
              {' of '}
              <Count value={progress.rowsTotal} approximate />
            </>
          )}{' '}
          rows
        </span>
      )}
      {isNumber(progress?.bytes) && progress.bytes > 0 && (
        <span>
          <Bytes value={progress.bytes} />
        </span>
      )}
      {isNumber(progress?.itemsFailed) && progress.itemsFailed > 0 && (
        <span>
          <Count value={progress.itemsFailed} /> failed
        </span>
      )}
      {isNumber(progress?.secondsLeft) && <span>about {duration(progress.secondsLeft * 1000)} left</span>}
      <span>
        started <When value={startedAt ?? createdAt} />
      </span>
    </>
  );
}

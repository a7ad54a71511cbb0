import { Progress } from '@mantine/core';
import { Bytes, bytes, Count, duration, isNumber, percent, shortCount, When } from '../format';
import classes from './activity.module.css';
import { elapsed, share, type Operation } from '../components/operation';
import { useRate, useSeconds } from './rate';

const noTotal = 'nobody knows yet how much there is';

/** How far an operation that isn't over is, how fast, and for how long still; what nobody knows is said so. */
export function Progressing({ operation, toldAt }: { operation: Operation; toldAt: number }) {
  const now = useSeconds(true);
  const { type, status, progress, waitingFor, createdAt } = operation;
  const rate = useRate(progress?.rows, progress?.bytes, toldAt, now);
  const part = share(operation);
  const running = status === 'RUNNING';
  const time = elapsed(operation, now);
  return (
    <section className={classes.panel} aria-label="Progress">
      <Progress
        value={part === undefined ? 100 : part * 100}
        animated={part === undefined && running}
        striped={part === undefined}
        color={running ? undefined : 'gray'}
        aria-label={part === undefined ? `Progress: ${noTotal}` : `Progress: ${percent(part)}`}
      />
      <dl className={classes.figures}>
        <div>
          <dt>State</dt>
          <dd>{part === undefined ? (running ? 'going on' : 'not begun') : percent(part)}</dd>
          <dd className={classes.fine}>
            {waitingFor?.until ? (
              <>
                waits for the datastore’s read window, <When value={waitingFor.until} />
              </>
            ) : running ? (
              part === undefined && noTotal
            ) : (
              <>
                waits for a worker since <When value={createdAt} />
              </>
            )}
          </dd>
        </div>
        {isNumber(progress?.itemsTotal) && progress.itemsTotal > 0 && (
          <div>
            <dt>{type === 'CATALOG' ? 'Parts of the work' : 'Containers'}</dt>
            <dd>
              <Count value={progress.itemsDone} /> of <Count value={progress.itemsTotal} />
            </dd>
            {isNumber(progress.itemsFailed) && progress.itemsFailed > 0 && (
              <dd className={`${classes.fine} ${classes.bad}`}>
                <Count value={progress.itemsFailed} /> failed
              </dd>
            )}
          </div>
        )}
        {type === 'PROFILE' && (
          <div>
            <dt>Rows</dt>
            <dd>
              <Count value={progress?.rows} />
            </dd>
            <dd className={classes.fine}>
              {isNumber(progress?.rowsTotal) && progress.rowsTotal > 0 ? (
                <>
                  of <Count value={progress.rowsTotal} approximate />
                </>
              ) : (
                'of an unknown number'
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>Read</dt>
          <dd>
            <Bytes value={progress?.bytes} />
          </dd>
          {isNumber(progress?.bytesTotal) && progress.bytesTotal > 0 && (
            <dd className={classes.fine}>
              of <Bytes value={progress.bytesTotal} />
            </dd>
          )}
        </div>
        <div>
          <dt>Rate, last half minute</dt>
          <dd>{rate ? `${shortCount(Math.round(rate.rows))} rows/s` : 'not known yet'}</dd>
          {rate && <dd className={classes.fine}>{bytes(rate.bytes)}/s</dd>}
        </div>
        <div>
          <dt>Time left</dt>
          <dd>{isNumber(progress?.secondsLeft) ? `about ${duration(progress.secondsLeft * 1000)}` : 'not known yet'}</dd>
          <dd className={classes.fine}>
            {time === undefined ? 'not begun' : `${duration(Math.floor(time / 1000) * 1000)} so far`}
          </dd>
        </div>
      </dl>
    </section>
  );
}

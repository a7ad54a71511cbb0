import { Spoiler } from '@mantine/core';
import type { ReactNode } from 'react';
import { Bytes, Count } from '../format';
import classes from './activity.module.css';
import type { Operation } from './operation';

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Names({ label, count, names = [] }: { label: string; count: number | undefined; names?: readonly string[] }) {
  if (!count) {
    return null;
  }
  return (
    <li>
      <strong>
        <Count value={count} /> {label}
      </strong>
      <Spoiler maxHeight={44} showLabel="Show all" hideLabel="Show less" className={classes.names}>
        {names.join(', ')}
        {count > names.length && ` and ${count - names.length} more, which the API doesn’t name`}
      </Spoiler>
    </li>
  );
}

/** What came of an operation that is over: figures, what a catalog found anew, why it failed, and what it warns of. */
export function Outcome({ operation: { status, type, summary, changes, failure, warnings = [] } }: { operation: Operation }) {
  return (
    <>
      {failure && (
        <section className={classes.panel} aria-label="Why it failed">
          <p className={classes.bad}>
            <code className={classes.code}>{failure.code}</code>
            {failure.message}
          </p>
        </section>
      )}
      {status === 'CANCELLED' && !failure && (
        <section className={classes.panel} aria-label="Cancelled">
          It was cancelled: nothing of it became visible.
        </section>
      )}
      {summary && status !== 'CANCELLED' && (
        <section className={classes.panel} aria-label="What became visible">
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
                <Figure label="Checks">
                  <Count value={summary.checks} />
                </Figure>
              </>
            )}
            <Figure label={type === 'PROFILE' ? 'Read' : 'Size'}>
              <Bytes value={summary.bytes} why="the source doesn’t say" />
            </Figure>
          </dl>
          {changes && (
            <ul className={classes.reasons}>
              <Names label="new" count={changes.added} names={changes.addedNames} />
              <Names label="changed" count={changes.changed} names={changes.changedNames} />
              <Names label="gone" count={changes.removed} names={changes.removedNames} />
              {!changes.added && !changes.changed && !changes.removed && <li>Nothing has changed since the catalog before.</li>}
            </ul>
          )}
        </section>
      )}
      {warnings.length > 0 && (
        <section>
          <h2 className={classes.section}>{warnings.length === 1 ? 'One warning' : `${warnings.length} warnings`}</h2>
          <ul className={classes.reasons}>
            {warnings.map((warning, index) => (
              <li key={index}>
                <code className={classes.code}>{warning.reason?.code}</code>
                {warning.container && <strong>{warning.container}: </strong>}
                {warning.reason?.message}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

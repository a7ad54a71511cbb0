import { CatalogChanges, OperationFigures, type Operation } from '../components/operation';
import { When } from '../format';
import classes from './activity.module.css';

/** What came of an operation that is over: figures, what a catalog found anew, why it failed, and what it warns of. */
export function Outcome({ operation }: { operation: Operation }) {
  const { status, type, summary, changes, failure, warnings = [], cancelRequestedBy, finishedAt } = operation;
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
          <p className={classes.line}>
            It was cancelled{cancelRequestedBy && ` by ${cancelRequestedBy}`} and ended <When value={finishedAt} />: nothing of it
            became visible.
          </p>
        </section>
      )}
      {summary && status !== 'CANCELLED' && (
        <section className={classes.panel} aria-label="What became visible">
          <OperationFigures type={type} summary={summary} />
          {changes && <CatalogChanges changes={changes} />}
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

import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { Schemas } from '../api';
import { CopyButton } from '../components';
import { duration, fullNumber, isNumber, words } from '../format';
import classes from './connectors.module.css';
import { explained } from './outcomes';

/** @param stale the settings have changed since the test */
export function TestOutcome({ outcome, stale = false }: { outcome: Schemas['ConnectionTestOutcome']; stale?: boolean }) {
  const { failure, product, version, latencyMillis, containers = {} } = outcome;
  const ok = outcome.ok === true;
  const Icon = ok ? IconCircleCheck : IconCircleX;
  const told = explained(failure?.problem);
  const counted = Object.entries(containers).map(
    ([kind, count]) => `${fullNumber(count)} ${words(kind).toLowerCase()}${count === 1 ? '' : 's'}`,
  );
  return (
    <div className={classes.outcome} data-ok={ok} data-stale={stale} role={ok ? 'status' : 'alert'}>
      <div className={classes.outcomeHead}>
        <Icon size={18} aria-hidden="true" />
        {ok ? 'It works' : told.title}
      </div>
      {ok ? (
        <p>
          {[product, version].filter(Boolean).join(' ')}
          {isNumber(latencyMillis) && `, answered in ${duration(latencyMillis)}`}
          {counted.length > 0 && `; it holds ${counted.join(', ')}`}.
        </p>
      ) : (
        <>
          <p>{failure?.message}</p>
          <p>{told.next}</p>
        </>
      )}
      <Listed what="database" names={outcome.databases} />
      <Listed what="schema" names={outcome.schemas} />
      {failure?.existing?.names && failure.existing.names.length > 0 && (
        <p>
          There {failure.existing.complete ? 'are' : 'are, among others'}: {failure.existing.names.join(', ')}.
        </p>
      )}
      {failure?.grants && (
        <>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard */}
          <pre className={classes.script} tabIndex={0} aria-label="Script that grants what is missing">
            {failure.grants}
          </pre>
          <CopyButton value={failure.grants} label="Copy the script" />
        </>
      )}
      {stale && <p>This was before the latest changes.</p>}
    </div>
  );
}

/** What fields can be filled with. */
function Listed({ what, names }: { what: string; names: Schemas['NameList'] | undefined }) {
  const count = names?.names?.length ?? 0;
  if (count === 0) {
    return null;
  }
  const more = names?.complete === false ? 'more than ' : '';
  return (
    <p>
      {more}
      {fullNumber(count)} {count === 1 ? what : `${what}s`} seen: offered where one is chosen.
    </p>
  );
}

import classes from './connectors.module.css';
import type { OtherChange } from './rebase';

const shown = (text: string) => (text === '' ? 'nothing' : `“${text}”`);

/** Somebody else was faster: what they changed, and that nothing of what was typed is gone. */
export function Conflict({ changes }: { changes: readonly OtherChange[] }) {
  return (
    <div role="alert" className={classes.warning}>
      <strong>Not saved: somebody else has changed it meanwhile.</strong>
      {changes.length > 0 && (
        <ul className={classes.conflicts}>
          {changes.map(({ label, before, now, kept }) => (
            <li key={label}>
              {label}: {shown(before)} became {shown(now)}
              {kept ? '; what you typed stays, and replaces it when you save' : ''}.
            </li>
          ))}
        </ul>
      )}
      <div>What you typed is still in the form, together with what they changed elsewhere. Look at it and save again.</div>
    </div>
  );
}

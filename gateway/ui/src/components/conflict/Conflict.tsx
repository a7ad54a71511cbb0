import { Button } from '@mantine/core';
import classes from './conflict.module.css';
import type { OtherChange } from './others';

interface ConflictProps<C extends OtherChange> {
  changes: readonly C[];
  /** Puts what they have in the place of what was typed. */
  take?: (change: C) => void;
}

const shown = (text: string) => (text === '' ? 'nothing' : `“${text}”`);

/** Somebody else was faster: what they changed, and that nothing of what was typed is gone. */
export function Conflict<C extends OtherChange>({ changes, take }: ConflictProps<C>) {
  return (
    <div role="alert" className={classes.warning}>
      <strong>Not saved: somebody else has changed it meanwhile.</strong>
      {changes.length > 0 && (
        <ul className={classes.changes}>
          {changes.map((change) => {
            const { label, before, now, kept, typed } = change;
            return (
              <li key={label}>
                {label}: {shown(before)} became {shown(now)}
                {kept
                  ? `; what you typed${typed === undefined ? '' : `, ${shown(typed)},`} stays, and replaces it when you save`
                  : ''}
                .{' '}
                {kept && take && (
                  <Button size="compact-xs" variant="default" aria-label={`Take theirs: ${label}`} onClick={() => take(change)}>
                    Take theirs
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <div>What you typed is still in the form, together with what they changed elsewhere. Look at it and save again.</div>
    </div>
  );
}

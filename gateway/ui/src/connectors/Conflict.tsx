import { Alert } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { OtherChange } from './rebase';

const shown = (text: string) => (text === '' ? 'nothing' : `“${text}”`);

/** Somebody else was faster: what they changed, and that nothing of what was typed is gone. */
export function Conflict({ changes }: { changes: readonly OtherChange[] }) {
  return (
    <Alert
      role="alert"
      color="yellow"
      variant="light"
      icon={<IconUsers aria-hidden="true" />}
      title="Not saved: somebody else has changed it meanwhile"
    >
      {changes.length > 0 && (
        <ul style={{ margin: '0 0 6px', paddingInlineStart: '1.2em' }}>
          {changes.map(({ label, before, now, kept }) => (
            <li key={label} style={{ overflowWrap: 'anywhere' }}>
              {label}: {shown(before)} became {shown(now)}
              {kept ? '; what you typed stays, and replaces it when you save' : ''}.
            </li>
          ))}
        </ul>
      )}
      What you typed is still in the form, together with what they changed elsewhere. Look at it and save again.
    </Alert>
  );
}

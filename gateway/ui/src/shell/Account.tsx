import { Menu, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronUp, IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Problem, signOut, useSession } from '../api';
import { forgetDrafts } from '../connectors/draft';
import { fullDate, words } from '../format';
import classes from './Account.module.css';

/** Ends the session, and forgets what was read in it. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    try {
      await signOut();
    } catch (failure) {
      if (!(failure instanceof Problem && failure.status === 401)) {
        const message = failure instanceof Problem ? failure.detail : String(failure);
        notifications.show({ color: 'red', title: 'Still signed in', message });
        return;
      }
    }
    forgetDrafts();
    await navigate({ to: '/sign-in' });
    queries.clear();
  };
}

/** Who is signed in, and the way out. */
export function Account({ showShortcuts }: { showShortcuts: () => void }) {
  const session = useSession();
  const leave = useSignOut();
  return (
    <Menu position="top-start" width={230}>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <IconUserCircle size={22} stroke={1.5} aria-hidden="true" className={classes.icon} />
          <span className={classes.who}>
            <span className={classes.name}>{session?.name ?? 'Account'}</span>
            <span className={classes.role}>{session?.role && words(session.role)}</span>
          </span>
          <IconChevronUp size={15} aria-hidden="true" className={classes.icon} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {session?.expiresAt && <Menu.Label>Signed in at most until {fullDate(new Date(session.expiresAt))}</Menu.Label>}
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden="true" />} onClick={showShortcuts}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={() => void leave()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Drawer } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { Skeletons } from '../components';
import { LiveProvider, StaleBanner } from '../live';
import { Bell } from './Bell';
import { Navigation } from './Navigation';
import classes from './Shell.module.css';

/** What stays around every page. */
export function Shell() {
  const [opened, { open, close }] = useDisclosure(false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  useEffect(close, [pathname, close]);
  return (
    <LiveProvider>
      <div className={classes.shell}>
        <a className={classes.skip} href="#content">
          Skip to the content
        </a>
        <aside className={classes.side}>
          <Navigation showShortcuts={() => undefined} />
        </aside>
        <div className={classes.bar}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label="Open the navigation"
            aria-expanded={opened}
            onClick={open}
          >
            <IconMenu2 aria-hidden="true" />
          </ActionIcon>
          <span className={classes.name}>Plumbline</span>
          <Bell />
        </div>
        <Drawer opened={opened} onClose={close} size={260} padding={0} withCloseButton={false} aria-label="Navigation">
          <div className={classes.drawer}>
            <Navigation showShortcuts={() => undefined} />
          </div>
        </Drawer>
        <div className={classes.page}>
          <StaleBanner />
          <main id="content" className={classes.content} tabIndex={-1}>
            <Suspense fallback={<Skeletons />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
        <Notifications position="bottom-right" />
      </div>
    </LiveProvider>
  );
}

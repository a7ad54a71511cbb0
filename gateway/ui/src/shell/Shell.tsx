import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { Skeletons } from '../components';
import { Navigation } from './Navigation';
import classes from './Shell.module.css';

/** What stays around every page. */
export function Shell() {
  const [opened, { open, close }] = useDisclosure(false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  useEffect(close, [pathname, close]);
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <aside className={classes.side}>
        <Navigation />
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
      </div>
      <Drawer opened={opened} onClose={close} size={260} padding={0} withCloseButton={false} aria-label="Navigation">
        <div className={classes.drawer}>
          <Navigation />
        </div>
      </Drawer>
      <main id="content" className={classes.content} tabIndex={-1}>
        <Suspense fallback={<Skeletons />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}

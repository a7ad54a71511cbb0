import { ActionIcon, Drawer } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { getRouteApi, Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { laterDialog, Skeletons } from '../components';
import { LiveProvider, StaleBanner } from '../live';
import { Bell } from './Bell';
import { Navigation } from './Navigation';
import { useShortcuts } from './shortcuts';
import { useCommands } from './useCommands';
import classes from './Shell.module.css';

const fetchPalette = () => import('./Palette');
const Palette = laterDialog(
  'palette',
  () => fetchPalette().then(({ Palette }) => Palette),
  ({ close }) => close,
);
const ShortcutsDialog = laterDialog(
  'shortcuts',
  () => import('./ShortcutsDialog').then(({ ShortcutsDialog }) => ShortcutsDialog),
  ({ close }) => close,
);

const route = getRouteApi('/shell');

/** What stays around every page. */
export function Shell() {
  const { live } = route.useRouteContext();
  const [opened, { open, close }] = useDisclosure(false);
  const [searching, { open: search, close: endSearch }] = useDisclosure(false);
  const [shortcuts, { open: showShortcuts, close: hideShortcuts }] = useDisclosure(false);
  const { commands, pressed } = useCommands(showShortcuts);
  useShortcuts({ pressed: { ...pressed, '/': search, '?': showShortcuts }, search });
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  useEffect(close, [pathname, close]);
  useEffect(() => {
    // Once the page is there: searching must be possible at once, and while the platform is away.
    const timer = setTimeout(() => void fetchPalette().catch(() => undefined), 2000);
    return () => clearTimeout(timer);
  }, []);
  const instead = (show: () => void) => {
    close();
    show();
  };
  return (
    <LiveProvider updates={live}>
      <div className={classes.shell}>
        <a className={classes.skip} href="#content">
          Skip to the content
        </a>
        <aside className={classes.side}>
          <Navigation search={search} showShortcuts={showShortcuts} />
        </aside>
        <header className={classes.bar}>
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
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Search" onClick={search}>
            <IconSearch size={19} aria-hidden="true" />
          </ActionIcon>
          <Bell />
        </header>
        <Drawer.Root opened={opened} onClose={close} size={260} padding={0} lockScroll={false}>
          <Drawer.Overlay />
          <Drawer.Content aria-label="Navigation">
            <div className={classes.drawer}>
              <Navigation search={() => instead(search)} showShortcuts={() => instead(showShortcuts)} />
            </div>
          </Drawer.Content>
        </Drawer.Root>
        <div className={classes.page}>
          <StaleBanner />
          <main id="content" className={classes.content} tabIndex={-1}>
            <Suspense fallback={<Skeletons />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
        {searching && <Palette close={endSearch} commands={commands} />}
        {shortcuts && <ShortcutsDialog opened close={hideShortcuts} />}
        <Notifications position="bottom-right" />
      </div>
    </LiveProvider>
  );
}

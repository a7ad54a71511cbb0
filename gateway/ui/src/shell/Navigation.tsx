import {
  IconActivity,
  IconChartHistogram,
  IconDatabase,
  IconListCheck,
  IconPlugConnected,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react';
import { Kbd, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from './Shell.module.css';
import { modifier } from './shortcuts';
import { Account } from './Account';
import { Bell } from './Bell';
import { places } from './commands';
import { ThemeSwitch } from './ThemeSwitch';

const icons = {
  '/datastores': IconDatabase,
  '/explore': IconChartHistogram,
  '/checks': IconListCheck,
  '/activity': IconActivity,
  '/connections': IconPlugConnected,
  '/settings': IconSettings,
} as const;

interface NavigationProps {
  search: () => void;
  showShortcuts: () => void;
}

export function Navigation({ search, showShortcuts }: NavigationProps) {
  return (
    <div className={classes.navigation}>
      <div className={classes.brand}>
        <img src="/assets/plumbline.svg" alt="" width={22} height={22} />
        <span className={classes.product}>Plumbline</span>
        <Bell />
      </div>
      <UnstyledButton className={classes.search} onClick={search} aria-keyshortcuts="Control+K">
        <IconSearch size={16} aria-hidden="true" />
        <span className={classes.product}>Search</span>
        <span aria-hidden="true">
          <Kbd size="xs">{modifier}</Kbd> <Kbd size="xs">K</Kbd>
        </span>
      </UnstyledButton>
      <nav aria-label="Main">
        <ul className={classes.links}>
          {places.map(({ to, label }) => {
            const Icon = icons[to];
            return (
              <li key={to}>
                <Link to={to} preload="intent">
                  <Icon size={18} stroke={1.7} aria-hidden="true" />
                  {label}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <Account showShortcuts={showShortcuts} />
      <ThemeSwitch />
    </div>
  );
}

import {
  IconActivity,
  IconChartHistogram,
  IconDatabase,
  IconListCheck,
  IconPlugConnected,
  IconSettings,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import classes from './Shell.module.css';
import { Account } from './Account';
import { Bell } from './Bell';
import { ThemeSwitch } from './ThemeSwitch';

const pages = [
  { to: '/datastores', label: 'Datastores', icon: IconDatabase },
  { to: '/explore', label: 'Explore', icon: IconChartHistogram },
  { to: '/checks', label: 'Checks', icon: IconListCheck },
  { to: '/activity', label: 'Activity', icon: IconActivity },
  { to: '/connections', label: 'Connections', icon: IconPlugConnected },
  { to: '/settings', label: 'Settings', icon: IconSettings },
] as const;

export function Navigation({ showShortcuts }: { showShortcuts: () => void }) {
  return (
    <div className={classes.navigation}>
      <div className={classes.brand}>
        <img src="/assets/plumbline.svg" alt="" width={22} height={22} />
        <span className={classes.product}>Plumbline</span>
        <Bell />
      </div>
      <nav aria-label="Main">
        <ul className={classes.links}>
          {pages.map(({ to, label, icon: Icon }) => (
            <li key={to}>
              <Link to={to} preload="intent">
                <Icon size={18} stroke={1.7} aria-hidden="true" />
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Account showShortcuts={showShortcuts} />
      <ThemeSwitch />
    </div>
  );
}

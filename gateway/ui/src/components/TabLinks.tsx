import type { ReactNode } from 'react';
import classes from './TabLinks.module.css';

/** The parts of a page, each with an address of its own: router links as children (`<Link activeOptions={{ exact: true }}>`). */
export function TabLinks({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {children}
    </nav>
  );
}

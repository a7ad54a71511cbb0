import type { ReactNode } from 'react';
import classes from './components.module.css';

/** Names and values in columns. An item whose value is undefined, null or false is left out. */
export function DefinitionList({ items }: { items: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.definitions}>
      {items
        .filter(([, value]) => value !== undefined && value !== null && value !== false)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

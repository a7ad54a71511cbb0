import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './components.module.css';

/** Instead of a list: why it is empty, and what to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <Title order={2} size="h3">
        {title}
      </Title>
      {children && <div className={classes.why}>{children}</div>}
      {action}
    </div>
  );
}

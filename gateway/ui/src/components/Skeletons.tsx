import { Skeleton } from '@mantine/core';
import classes from './components.module.css';

/** Stands where lines will be. */
export function Skeletons({ lines = 6, height = 20, label = 'Loading' }: { lines?: number; height?: number; label?: string }) {
  return (
    <div className={classes.skeletons} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={height} width={index % 3 === 2 ? '72%' : '100%'} />
      ))}
    </div>
  );
}

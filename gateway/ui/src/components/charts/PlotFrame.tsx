import { Skeleton } from '@mantine/core';
import { Suspense, type ReactNode } from 'react';

/** The place of a chart, as high while the library is being fetched as afterwards. */
export function PlotFrame({ height, children }: { height: number; children: ReactNode }) {
  return (
    <div style={{ height }}>
      <Suspense fallback={<Skeleton height={height} role="status" aria-label="Loading the chart" />}>{children}</Suspense>
    </div>
  );
}

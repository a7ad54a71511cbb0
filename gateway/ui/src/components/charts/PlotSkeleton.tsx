import { Skeleton } from '@mantine/core';

/** Stands in a chart's place while the library that draws it is being fetched. */
export function PlotSkeleton({ height }: { height: number }) {
  return <Skeleton height={height} role="status" aria-label="Loading the chart" />;
}

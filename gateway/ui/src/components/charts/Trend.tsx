import { later } from '../later';
import { PlotSkeleton } from './PlotSkeleton';
import { extent, type TrendPoint } from './trend-data';

const height = 220;
const TrendPlot = later('trend-plot', () => import('./plots').then(({ TrendPlot }) => TrendPlot), {
  waiting: <PlotSkeleton height={height} />,
});

export interface TrendProps {
  points: readonly TrendPoint[];
  label: string;
  /** A value at the axis, in short. */
  show: (value: number) => string;
  /** And in full, where the short ones would be the same. */
  full?: (value: number) => string;
  /** There is nothing between two whole numbers. */
  whole?: boolean;
}

/** A metric over the runs, oldest first, at equal steps; a gap where a run has no value. What it shows stands in a table beside it. */
export function Trend(props: TrendProps) {
  return extent(props.points) === undefined ? null : (
    <div style={{ height }}>
      <TrendPlot {...props} />
    </div>
  );
}

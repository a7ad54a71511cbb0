import { lazyPage } from '../lazy-page';
import { PlotFrame } from './PlotFrame';
import { extent, type TrendPoint } from './trend-data';

const TrendPlot = lazyPage(() => import('./plots'), 'TrendPlot');
const height = 220;

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
    <PlotFrame height={height}>
      <TrendPlot {...props} />
    </PlotFrame>
  );
}

export { BarRows, type BarRow } from './BarRows';
export { ChartCard } from './ChartCard';
export { Heat, type HeatRow } from './Heat';
export { Histogram } from './Histogram';
export { Quantiles, type QuantilePoint } from './Quantiles';
export { Trend } from './Trend';
export type { TrendPoint } from './trend-data';

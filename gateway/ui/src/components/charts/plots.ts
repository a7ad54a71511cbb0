// What is drawn by Recharts: a chunk of its own, which only pages with such a chart load.
export { ColumnsPlot } from './ColumnsPlot';
export { TrendPlot } from './TrendPlot';

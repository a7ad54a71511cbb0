import { useState } from 'react';
import { later } from '../later';
import { BarRows, type BarRow } from './BarRows';
import { ChartCard } from './ChartCard';
import classes from './charts.module.css';
import { PlotSkeleton } from './PlotSkeleton';

const height = 140;
const ColumnsPlot = later('columns-plot', () => import('./plots').then(({ ColumnsPlot }) => ColumnsPlot), {
  waiting: <PlotSkeleton height={height} />,
});
/** Of the columns, behind the numbers at their axis. */
const inset = 44;

interface HistogramProps {
  title: string;
  /** Of ranges or values, in their order; the labels say which. */
  rows: readonly BarRow[];
  what: string;
  first: string;
  last: string;
  total?: number;
  note?: string;
}

/** Columns side by side, or the same as a table; few of them as a table only. */
export function Histogram({ title, rows, what, first, last, total, note }: HistogramProps) {
  const [table, setTable] = useState(false);
  if (rows.length < 6) {
    return (
      <ChartCard title={title} note={note}>
        <BarRows rows={rows} what={what} total={total} />
      </ChartCard>
    );
  }
  return (
    <ChartCard
      title={title}
      note={note}
      aside={
        <button type="button" className={classes.toggle} onClick={() => setTable(!table)} aria-pressed={table}>
          {table ? 'As a chart' : 'As a table'}
        </button>
      }
    >
      {table ? (
        <BarRows rows={rows} what={what} total={total} limit={1000} />
      ) : (
        <>
          <div style={{ height }}>
            <ColumnsPlot
              rows={rows}
              label={`${title}: ${rows.length} columns from ${first} to ${last}; the table has the numbers`}
              inset={inset}
            />
          </div>
          <div className={classes.ends} style={{ paddingInlineStart: inset }}>
            <span>{first}</span>
            <span>{last}</span>
          </div>
        </>
      )}
    </ChartCard>
  );
}

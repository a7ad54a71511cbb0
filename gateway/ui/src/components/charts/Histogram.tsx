import { useState } from 'react';
import { lazyPage } from '../lazy-page';
import { BarRows, type BarRow } from './BarRows';
import { ChartCard } from './ChartCard';
import classes from './charts.module.css';
import { PlotFrame } from './PlotFrame';

const ColumnsPlot = lazyPage(() => import('./plots'), 'ColumnsPlot');
const height = 140;
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
          <PlotFrame height={height}>
            <ColumnsPlot
              rows={rows}
              label={`${title}: ${rows.length} columns from ${first} to ${last}; the table has the numbers`}
              inset={inset}
            />
          </PlotFrame>
          <div className={classes.ends} style={{ paddingInlineStart: inset }}>
            <span>{first}</span>
            <span>{last}</span>
          </div>
        </>
      )}
    </ChartCard>
  );
}

import { useState } from 'react';
import { fullNumber } from '../../format';
import { BarRows, type BarRow } from './BarRows';
import { ChartCard } from './ChartCard';
import classes from './charts.module.css';

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
          <Columns rows={rows} label={`${title}: ${rows.length} columns from ${first} to ${last}; the table has the numbers`} />
          <div className={classes.ends}>
            <span>{first}</span>
            <span>{last}</span>
          </div>
        </>
      )}
    </ChartCard>
  );
}

const height = 140;

function Columns({ rows, label }: { rows: readonly BarRow[]; label: string }) {
  const highest = Math.max(1, ...rows.map((row) => row.count));
  const gap = rows.length > 60 ? 0.1 : 0.18;
  return (
    <svg
      className={classes.plot}
      style={{ height }}
      viewBox={`0 0 ${rows.length} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {rows.map((row, index) => {
        // What is there at all is seen.
        const bar = row.count === 0 ? 0 : Math.max(2, (row.count / highest) * (height - 2));
        return (
          <rect key={index} className={classes.column} x={index + gap / 2} y={height - bar} width={1 - gap} height={bar}>
            <title>{`${row.title ?? row.label}: ${fullNumber(row.count)}`}</title>
          </rect>
        );
      })}
      <line className={classes.axis} x1={0} x2={rows.length} y1={height} y2={height} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

import { useState } from 'react';
import { fullNumber, percent } from '../../format';
import classes from './charts.module.css';

export interface BarRow {
  label: string;
  /** Told on hover, if it isn't the label. */
  title?: string;
  count: number;
  /** The most that it can be, if the count isn't exact. */
  upper?: number;
}

interface BarRowsProps {
  rows: readonly BarRow[];
  /** What the labels are: the first column's heading. */
  what: string;
  /** Of how many the rows are shares; without it no shares are shown. */
  total?: number;
  mono?: boolean;
  limit?: number;
}

/** Names with their counts as bars: a table, so that it needs no other form for those who don't see the bars. */
export function BarRows({ rows, what, total, mono = false, limit = 10 }: BarRowsProps) {
  const [all, setAll] = useState(false);
  const highest = Math.max(1, ...rows.map((row) => row.upper ?? row.count));
  const shown = all ? rows : rows.slice(0, limit);
  return (
    <>
      <div className={all ? classes.scroll : undefined}>
        <table className={classes.rows}>
          <colgroup>
            <col style={{ width: '42%' }} />
            <col />
            <col style={{ width: total === undefined ? 84 : 132 }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{what}</th>
              <td aria-hidden="true" />
              <th scope="col" className={classes.number}>
                Values
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                <th scope="row" className={`${classes.label} ${mono ? classes.mono : ''}`} title={row.title ?? row.label}>
                  {row.label === '' ? '(empty text)' : row.label}
                </th>
                <td aria-hidden="true">
                  <span className={classes.track}>
                    <span className={classes.bar} style={{ width: `${(row.count / highest) * 100}%` }} />
                  </span>
                </td>
                <td className={classes.number} title={errorOf(row)}>
                  {row.upper !== undefined && row.upper > row.count
                    ? `${fullNumber(row.count)}–${fullNumber(row.upper)}`
                    : fullNumber(row.count)}
                  {total !== undefined && total > 0 && ` · ${percent(Math.min(1, row.count / total))}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > limit && (
        <button type="button" className={classes.toggle} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? `The first ${limit} only` : `All ${rows.length}`}
        </button>
      )}
    </>
  );
}

function errorOf(row: BarRow): string | undefined {
  return row.upper !== undefined && row.upper > row.count
    ? `approximate: at least ${fullNumber(row.count)}, at most ${fullNumber(row.upper)}`
    : undefined;
}

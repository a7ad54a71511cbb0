import { fullNumber, shortCount } from '../../format';
import classes from './charts.module.css';

export interface HeatRow {
  label: string;
  cells: readonly (number | undefined)[];
}

/** Counts in a grid, the more the stronger the colour; a table with the numbers in it. */
export function Heat({ columns, rows, corner }: { columns: readonly string[]; rows: readonly HeatRow[]; corner: string }) {
  const highest = Math.max(1, ...rows.flatMap((row) => row.cells.map((cell) => cell ?? 0)));
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
    <div className={classes.scroll} role="region" aria-label={corner} tabIndex={0}>
      <table className={classes.heat}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, index) => (
                <td
                  key={index}
                  title={cell === undefined ? undefined : `${row.label} ${columns[index]}: ${fullNumber(cell)}`}
                  style={
                    cell
                      ? {
                          background: `color-mix(in srgb, var(--mantine-primary-color-filled) ${Math.round(6 + (cell / highest) * 56)}%, var(--surface))`,
                        }
                      : undefined
                  }
                >
                  {cell === undefined ? '' : shortCount(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

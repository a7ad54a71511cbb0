import { Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { ErrorNote } from './ErrorNote';
import type { Rows } from './paged-rows';
import { Skeletons } from './Skeletons';
import classes from './VirtualTable.module.css';

export interface Column<T> {
  id: string;
  header: ReactNode;
  cell: (row: T, index: number) => ReactNode;
  /** Pixels: the width, or the least one of the column that takes the rest. */
  width: number;
  /** Takes the width that is left over. */
  grow?: boolean;
  align?: 'start' | 'end';
  /** The name by which the API sorts; without it the column doesn't sort. */
  sort?: string;
}

export interface Sort {
  by: string;
  order: 'asc' | 'desc';
}

interface VirtualTableProps<T> {
  /** For those who don't see the table. */
  label: string;
  columns: readonly Column<T>[];
  rows: Rows<T>;
  rowKey: (row: T) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Shown instead of a table without rows. */
  empty: ReactNode;
  rowHeight?: number;
  /** What the table may not cover of the window's height, in pixels. */
  around?: number;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/**
 * A table of any length that draws only the rows in view. Arrow keys, Home and End go from row to row when something in a row has
 * the focus; the table scrolls sideways where the window is narrow.
 */
export function VirtualTable<T>(props: VirtualTableProps<T>) {
  const { label, columns, rows, rowKey, sort, onSort, empty, rowHeight = 38, around = 112 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is memoised here
  const virtualizer = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1024, height: 768 },
  });
  const visible = virtualizer.getVirtualItems();
  const first = visible[0];
  const last = visible.at(-1);
  const show = rows.show;
  useEffect(() => {
    if (first && last) {
      show(first.index, last.index);
    }
  }, [show, first, last]);

  if (rows.error && rows.total === 0) {
    return <ErrorNote error={rows.error} retry={rows.retry} />;
  }
  if (rows.loading) {
    return <Skeletons lines={8} height={26} label={`Loading ${label}`} />;
  }
  if (rows.total === 0) {
    return empty;
  }

  const focusRow = (index: number) => {
    const target = Math.min(rows.total - 1, Math.max(0, index));
    virtualizer.scrollToIndex(target);
    // The row may have to be drawn first.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller.current
          ?.querySelector<HTMLElement>(`[data-index="${target}"] :is(a, button, input)`)
          ?.focus({ preventScroll: true }),
      ),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (
      !row ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      (event.target as HTMLElement).matches('input, textarea, select')
    ) {
      return;
    }
    const index = Number(row.dataset.index);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.total - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      focusRow(to);
    }
  };
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <>
      {rows.error && <ErrorNote error={rows.error} retry={rows.retry} />}
      {/* The keys are those of the links in the rows. */}
      {/* eslint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={scroller}
        className={classes.scroller}
        style={{ maxHeight: `max(320px, calc(100dvh - ${around}px))` }}
        role="region"
        aria-label={label}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <table className={classes.table} style={{ minWidth: width }} aria-rowcount={rows.total + 1} aria-label={label}>
          <colgroup>
            {columns.map((column) => (
              <col key={column.id} style={{ width: column.grow ? undefined : column.width }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {first && first.start > 0 && (
              <tr aria-hidden="true" className={classes.space}>
                <td colSpan={columns.length} style={{ height: first.start }} />
              </tr>
            )}
            {visible.map(({ index }) => {
              const row = rows.row(index);
              return (
                <tr
                  key={row === undefined ? index : rowKey(row)}
                  data-index={index}
                  aria-rowindex={index + 2}
                  style={{ height: rowHeight }}
                >
                  {columns.map((column) => (
                    <td key={column.id} data-align={column.align}>
                      {row === undefined ? <Skeleton height={12} width="70%" /> : column.cell(row, index)}
                    </td>
                  ))}
                </tr>
              );
            })}
            {last && last.end < virtualizer.getTotalSize() && (
              <tr aria-hidden="true" className={classes.space}>
                <td colSpan={columns.length} style={{ height: virtualizer.getTotalSize() - last.end }} />
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {/* eslint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
    </>
  );
}

function HeaderCell<T>({ column, sort, onSort }: { column: Column<T>; sort?: Sort; onSort?: (sort: Sort) => void }) {
  const by = column.sort;
  if (!by || !onSort) {
    return (
      <th scope="col" data-align={column.align}>
        {column.header}
      </th>
    );
  }
  const order = sort?.by === by ? sort.order : undefined;
  const Icon = order === 'asc' ? IconArrowUp : order === 'desc' ? IconArrowDown : IconArrowsSort;
  return (
    <th scope="col" data-align={column.align} aria-sort={order ? ariaSort[order] : 'none'}>
      <button type="button" className={classes.sort} onClick={() => onSort({ by, order: order === 'asc' ? 'desc' : 'asc' })}>
        {column.header}
        <Icon size={14} aria-hidden="true" data-active={order !== undefined} />
      </button>
    </th>
  );
}

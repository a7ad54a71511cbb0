import type { Schemas } from '../api';
import { allRows, VirtualTable, type Column, type Downloadable } from '../components';
import { fullNumber } from '../format';
import classes from './containers.module.css';

export type Preview = Schemas['RowsPreview'];
type Shown = Schemas['Column'] & { index: number };

const masked = '***MASKED***';
const numeric = /^(tinyint|smallint|int|bigint|float|double|decimal)/;

export function PreviewTable({ preview, columns }: { preview: Preview; columns: readonly Shown[] }) {
  const lengths = new Map((preview.cut ?? []).map(({ row, column, length }) => [`${row} ${column}`, length]));
  const table: Column<{ values: readonly (string | null)[]; row: number }>[] = [
    { id: '#', header: '#', width: 56, align: 'end', cell: ({ row }) => <span className={classes.quiet}>{row + 1}</span> },
    ...columns.map(({ index, name = '', type = '', ...column }): Column<{ values: readonly (string | null)[]; row: number }> => ({
      id: String(index),
      header: (
        <span title={`${name}: ${type}`}>
          {name} <span className={classes.type}>{type.replace(/<.*/s, '<…>')}</span>
        </span>
      ),
      width: Math.min(320, Math.max(120, (name.length + Math.min(type.length, 14)) * 8 + 32)),
      align: numeric.test(type) ? 'end' : 'start',
      cell: ({ values, row }) => (
        <Value value={values[index]} masked={column.masked} binary={column.binary} whole={lengths.get(`${row} ${index}`)} />
      ),
    })),
  ];
  return (
    <VirtualTable
      label="Rows"
      columns={table}
      rows={allRows((preview.rows ?? []).map((values, row) => ({ values, row })))}
      rowKey={({ row }) => String(row)}
      rowHeight={32}
      around={290}
      empty={null}
    />
  );
}

interface ValueProps {
  value: string | null | undefined;
  masked: boolean | undefined;
  binary: boolean | undefined;
  /** How long a text that was cut is in all. */
  whole: number | undefined;
}

function Value({ value, masked, binary, whole }: ValueProps) {
  if (masked) {
    return <span className={classes.absent}>masked</span>;
  }
  if (value === null || value === undefined) {
    return <span className={classes.absent}>null</span>;
  }
  if (value === '') {
    return <span className={classes.absent}>empty</span>;
  }
  if (binary) {
    return <span className={classes.absent}>{value}</span>;
  }
  return (
    <span title={whole === undefined ? value : `${value}…\n(${fullNumber(whole)} characters in all)`}>
      {value}
      {whole !== undefined && '…'}
    </span>
  );
}

export function previewDownload({ columns = [], rows = [] }: Preview): Downloadable {
  return {
    header: columns.map(({ name = '' }) => name),
    rows: rows.map((row) => columns.map((column, index) => (column.masked ? masked : row[index]))),
  };
}

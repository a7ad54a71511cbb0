import { IconKey } from '@tabler/icons-react';
import type { Schemas } from '../api';
import { Meter, Sparkbars, StatusBadge, TextLink, type Column, type Downloadable } from '../components';
import { Count, fullNumber } from '../format';
import classes from './containers.module.css';
import { MeasuredCount, numberOf, whyNot } from './metric';

export type Field = Schemas['FieldView'];

const barsOf: Record<NonNullable<Schemas['FieldBars']['kind']>, string> = {
  VALUES: 'its values',
  RANGES: 'ranges of its values',
  SPANS: 'spans of time',
  TOP_VALUES: 'its most frequent values',
  LENGTHS: 'lengths of its texts',
  SIZES: 'sizes of its lists',
};

export function pathOf(field: Field): string {
  return field.path ?? field.name ?? '';
}

function Status({ field }: { field: Field }) {
  if (field.missing) {
    return <StatusBadge status="ARCHIVED" label="Missing" />;
  }
  if (field.status === 'MASKED') {
    return <StatusBadge status="DRAFT" label="Masked" />;
  }
  return field.status === 'EXCLUDED' ? <StatusBadge status="CANCELLED" label="Excluded" /> : null;
}

function Spark({ field }: { field: Field }) {
  const bars = field.summary?.bars;
  const shown = bars?.bars ?? [];
  if (!bars?.kind || shown.length === 0) {
    return null;
  }
  const most = shown.reduce((a, b) => ((b.count ?? 0) > (a.count ?? 0) ? b : a));
  const label =
    `Shares of ${barsOf[bars.kind]}` +
    `${bars.exact === false ? ', approximate' : ''}; the most, ${fullNumber(most.count ?? 0)}, at ${most.lower}` +
    (most.upper !== most.lower ? ` to ${most.upper}` : '');
  return (
    <span title={label}>
      <Sparkbars values={shown.map((bar) => bar.count ?? 0)} label={label} />
    </span>
  );
}

export function fieldColumns(containerId: string): Column<Field>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      sort: 'name',
      width: 170,
      grow: true,
      cell: (row) => (
        <span className={classes.field} data-nested={row.within !== undefined && row.within !== null}>
          {row.primaryKeyPosition !== undefined && row.primaryKeyPosition !== null && (
            <span title={`Part ${row.primaryKeyPosition} of the primary key`} className={classes.key}>
              <IconKey size={14} role="img" aria-label="Primary key" />
            </span>
          )}
          <TextLink
            to="/containers/$containerId/fields/$path"
            params={{ containerId, path: pathOf(row) }}
            title={[pathOf(row), row.comment, row.note].filter(Boolean).join('\n')}
          >
            {pathOf(row)}
          </TextLink>
          {row.comment && <span className={classes.comment}>{row.comment}</span>}
        </span>
      ),
    },
    {
      id: 'type',
      header: 'Type',
      sort: 'type',
      width: 106,
      cell: (row) => {
        const type = row.type?.value ?? row.sparkType ?? '';
        const whole = [
          type,
          row.declaredType && row.declaredType !== type && `at the source: ${row.declaredType}`,
          row.type?.origin === 'USER' && 'chosen by a user',
          row.nullable === false && 'never null, the source says',
          row.defaultValue && `default: ${row.defaultValue}`,
        ];
        return <code title={whole.filter(Boolean).join('\n')}>{type.replace(/<.*/s, '<…>')}</code>;
      },
    },
    {
      id: 'completeness',
      header: 'Completeness',
      sort: 'completeness',
      width: 140,
      cell: (row) => (
        <Meter
          label={`Completeness of ${pathOf(row)}`}
          value={numberOf(row.summary?.completeness)}
          why={whyNot(row.summary?.completeness, Boolean(row.summary))}
        />
      ),
    },
    {
      id: 'distinct',
      header: 'Distinct',
      sort: 'distinct',
      width: 96,
      align: 'end',
      cell: (row) => <MeasuredCount metric={row.summary?.distinctCount} profiled={Boolean(row.summary)} />,
    },
    { id: 'bars', header: 'Values', width: 120, cell: (row) => <Spark field={row} /> },
    { id: 'range', header: 'From – to', width: 184, cell: (row) => <Range field={row} /> },
    {
      id: 'checks',
      header: 'Checks',
      sort: 'checks',
      width: 88,
      align: 'end',
      cell: (row) =>
        row.checks?.active ? (
          <TextLink to="/containers/$containerId/checks" params={{ containerId }} search={{ field: pathOf(row) }}>
            <Count value={row.checks.active} />
          </TextLink>
        ) : (
          <Count value={row.checks?.active ?? 0} />
        ),
    },
    { id: 'status', header: 'Status', width: 96, cell: (row) => <Status field={row} /> },
  ];
}

/** The least and the greatest value, or the shortest and the longest. */
function Range({ field: { summary } }: { field: Field }) {
  const { min, max, minLength, maxLength } = summary ?? {};
  const text = min?.kind === 'TEXT' || (!min?.value && minLength?.value);
  const [from, to] = text ? [minLength?.value, maxLength?.value] : [min?.value, max?.value];
  if (!from || !to) {
    return null;
  }
  const shown = from === to ? short(from) : `${short(from)} – ${short(to)}`;
  const unit = text ? ' characters' : '';
  return (
    <span className={classes.range} title={`from ${from} to ${to}${unit}`}>
      {shown}
      {unit}
    </span>
  );
}

function short(value: string): string {
  const number = Number(value);
  if (value.trim() !== '' && Number.isFinite(number)) {
    return fullNumber(number);
  }
  return /^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 10) : value;
}

export function fieldDownload(items: readonly Field[]): Downloadable {
  return {
    header: [
      'path',
      'type',
      'declaredType',
      'status',
      'missing',
      'completeness',
      'distinct',
      'min',
      'max',
      'activeChecks',
      'comment',
    ],
    rows: items.map((row) => [
      pathOf(row),
      row.type?.value ?? row.sparkType,
      row.declaredType,
      row.status,
      row.missing,
      numberOf(row.summary?.completeness),
      numberOf(row.summary?.distinctCount),
      row.summary?.min?.value,
      row.summary?.max?.value,
      row.checks?.active,
      row.comment,
    ]),
  };
}

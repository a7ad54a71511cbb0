import { listing, type Schemas } from '../api';
import { EmptyState, Meter, TextLink, usePagedRows, VirtualTable, type Column, type Rows } from '../components';
import { isNumber } from '../format';
import classes from './containers.module.css';
import { MeasuredCount, numberOf, whyNot } from './metric';
import { SectionTitle } from './SectionTitle';

type Field = Schemas['FieldProfileView'];
type Metric = Schemas['Metric'];

interface Pair {
  path: string;
  from: Field | undefined;
  to: Field | undefined;
}

function metric(field: Field | undefined, name: string): Metric | undefined {
  return field?.profile?.metrics?.find((each) => each.name === name);
}

function usePart(containerId: string, part: string) {
  return usePagedRows<Field>((page, size) =>
    listing('/api/v1/containers/{containerId}/profile', { path: { containerId }, query: { from: part, to: part, page, size } }),
  );
}

/** The fields of two parts of one container side by side; both have the fields of the whole, in one order. */
export function PartsDrift({ containerId, from, to }: { containerId: string; from: string; to: string }) {
  const a = usePart(containerId, from);
  const b = usePart(containerId, to);
  const rows: Rows<Pair> = {
    total: Math.max(a.total, b.total),
    row: (index) => {
      const [one, other] = [a.row(index), b.row(index)];
      return one && other ? { path: one.profile?.path ?? '', from: one, to: other } : undefined;
    },
    show: (first, last) => {
      a.show(first, last);
      b.show(first, last);
    },
    loading: a.loading || b.loading,
    error: a.error ?? b.error,
    retry: () => {
      a.retry();
      b.retry();
    },
  };
  const share = (field: Field | undefined, path: string) => {
    const completeness = metric(field, 'completeness');
    return <Meter label={`Completeness of ${path}`} value={numberOf(completeness)} why={whyNot(completeness, true)} />;
  };
  const columns: Column<Pair>[] = [
    {
      id: 'name',
      header: 'Field',
      width: 180,
      grow: true,
      cell: (row) => (
        <TextLink to="/containers/$containerId/fields/$path" params={{ containerId, path: row.path }}>
          {row.path}
        </TextLink>
      ),
    },
    { id: 'completeFrom', header: 'Completeness before', width: 160, cell: (row) => share(row.from, row.path) },
    { id: 'completeTo', header: 'after', width: 150, cell: (row) => share(row.to, row.path) },
    {
      id: 'distinctFrom',
      header: 'Distinct before',
      width: 120,
      align: 'end',
      cell: (row) => <MeasuredCount metric={metric(row.from, 'distinctCount')} profiled />,
    },
    {
      id: 'distinctTo',
      header: 'after',
      width: 90,
      align: 'end',
      cell: (row) => <MeasuredCount metric={metric(row.to, 'distinctCount')} profiled />,
    },
    {
      id: 'mean',
      header: 'Mean',
      width: 190,
      cell: (row) => <Moved from={metric(row.from, 'mean')} to={metric(row.to, 'mean')} />,
    },
    {
      id: 'max',
      header: 'Greatest',
      width: 220,
      cell: (row) => <Moved from={metric(row.from, 'max')} to={metric(row.to, 'max')} />,
    },
  ];
  return (
    <section aria-label="How two parts differ">
      <SectionTitle>How they differ</SectionTitle>
      <p className={classes.quiet}>
        Before: {from}. After: {to}.
      </p>
      <VirtualTable
        label={`Fields of ${from} and ${to}`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.path}
        around={430}
        empty={<EmptyState title="Nothing to compare">No field was measured in these parts.</EmptyState>}
      />
    </section>
  );
}

function shown(metric: Metric | undefined): string | undefined {
  const number = numberOf(metric);
  return isNumber(number) ? number.toLocaleString(undefined, { maximumSignificantDigits: 5 }) : metric?.value;
}

/** Both values, once if they are the same. */
function Moved({ from, to }: { from: Metric | undefined; to: Metric | undefined }) {
  const [before, after] = [shown(from), shown(to)];
  if (before === undefined && after === undefined) {
    return null;
  }
  const text = before === after ? `${before}` : `${before ?? 'none'} → ${after ?? 'none'}`;
  return (
    <span title={`${from?.value ?? 'none'} → ${to?.value ?? 'none'}`} className={before === after ? classes.quiet : undefined}>
      {text}
    </span>
  );
}

import type { Schemas } from '../api';
import { BarRows, ChartCard, Heat, Histogram, Quantiles, type BarRow, type HeatRow } from '../components/charts';
import { metricLabel, metricOf, numberOf, shownMetric, shownValue, words } from '../format';
import classes from './fields.module.css';
import { calendar } from './calendar';
import type { Run } from './runs';

type Bucket = Schemas['HistogramBucket'];

const ordered = new Set(['INTEGRAL', 'FRACTIONAL', 'DATE', 'TIMESTAMP']);

function kindOf(profiledType: string | undefined): string {
  return profiledType === 'DATE' || profiledType === 'TIMESTAMP'
    ? profiledType
    : ordered.has(profiledType ?? '')
      ? 'DECIMAL'
      : 'TEXT';
}

function rowsOf(buckets: readonly Bucket[] | undefined, kind: string): BarRow[] {
  return (buckets ?? []).map(({ lower = '', upper = '', count = 0 }) => {
    const [from, to] = [shownValue(kind, lower), shownValue(kind, upper)];
    return lower === upper
      ? { label: from.text, title: from.title, count }
      : { label: `${from.text} to ${to.text}`, title: `${from.title ?? from.text} to ${to.title ?? to.text}`, count };
  });
}

/** The pictures of one profile. */
export function Distributions({ run, masked }: { run: Run; masked: boolean }) {
  const { metrics, profiledType, histogram = [], topValues = [], distributions = {} } = run.profile;
  const kind = kindOf(profiledType);
  const values = (numberOf(metricOf(metrics, 'rowCount')) ?? 0) - (numberOf(metricOf(metrics, 'nullCount')) ?? 0);
  const inOrder = ordered.has(profiledType ?? '');
  const nested = profiledType === 'STRUCT' || profiledType === 'ARRAY' || profiledType === 'MAP';
  const { equalDepth, firstDigits, lengths, sizes, patterns, formats, weekdays, hours, months, years } = distributions;
  if (masked && histogram.length === 0 && topValues.length === 0) {
    return null;
  }
  const ends = (buckets: readonly Bucket[], of: string) =>
    [shownValue(of, buckets[0]?.lower ?? '').text, shownValue(of, buckets.at(-1)?.upper ?? '').text] as const;
  const columns = (title: string, buckets: readonly Bucket[] | undefined, of: string, what: string, note?: string) => {
    if (!buckets || buckets.length === 0) {
      return null;
    }
    const [first, last] = ends(buckets, of);
    return (
      <Histogram title={title} rows={rowsOf(buckets, of)} what={what} first={first} last={last} total={values} note={note} />
    );
  };
  return (
    <div className={classes.charts}>
      {inOrder &&
        columns(
          'Histogram',
          histogram,
          kind,
          'From, to',
          histogram.every((bucket) => bucket.lower === bucket.upper) ? 'One column for each value.' : 'Ranges of the same width.',
        )}
      {!nested &&
        (topValues.length > 0 ? (
          <ChartCard title="Top values" note={topNote(topValues)}>
            <BarRows
              what="Value"
              total={values}
              mono={kind === 'TEXT'}
              rows={topValues.map(({ value = '', count = 0, countUpper }) => {
                const shown = shownValue(kind, value);
                return { label: shown.text, title: shown.title, count, upper: countUpper };
              })}
            />
          </ChartCard>
        ) : !inOrder && histogram.length > 0 ? (
          <ChartCard title="Values">
            <BarRows what="Value" total={values} rows={rowsOf(histogram, kind)} />
          </ChartCard>
        ) : (
          <ChartCard title="Top values" note="None is certainly more frequent than the others.">
            {null}
          </ChartCard>
        ))}
      <Spread run={run} kind={kind} />
      {columns('Lengths', lengths?.buckets, 'DECIMAL', 'Length')}
      {columns('Sizes', sizes?.buckets, 'DECIMAL', 'Elements')}
      {patterns && (
        <ChartCard
          title="Patterns"
          note={`A stands for an upper-case letter, a for another letter, 9 for a digit. ${patterns.bound ?? ''}`}
        >
          <BarRows what="Pattern" mono total={values} rows={rowsOf(patterns.buckets, 'TEXT')} />
        </ChartCard>
      )}
      {formats && (
        <ChartCard title="Known formats" note="A text may have several.">
          <BarRows what="Format" total={values} rows={rowsOf(formats.buckets, 'TEXT')} />
        </ChartCard>
      )}
      {weekdays && (
        <ChartCard title="By weekday" note={zone(profiledType)}>
          <Heat
            corner="Weekday"
            columns={(weekdays.buckets ?? []).map((bucket) => words(bucket.lower ?? '').slice(0, 3))}
            rows={[{ label: 'Values', cells: (weekdays.buckets ?? []).map((bucket) => bucket.count) }]}
          />
        </ChartCard>
      )}
      {hours && (
        <ChartCard title="By hour" note={zone(profiledType)}>
          <Heat corner="Hour" columns={sixHours} rows={quarters(hours.buckets)} />
        </ChartCard>
      )}
      {months ? (
        <ChartCard title="By month">
          <Heat corner="Year" columns={monthNames} rows={calendar(months.buckets ?? [])} />
        </ChartCard>
      ) : (
        columns('By year', years?.buckets, 'TEXT', 'Year')
      )}
      {equalDepth && (
        <ChartCard title="Ranges with equally many values" note={equalDepth.bound}>
          <BarRows what="From, to" total={values} rows={rowsOf(equalDepth.buckets, kind)} limit={5} />
        </ChartCard>
      )}
      {firstDigits && columns('First digits', firstDigits.buckets, 'DECIMAL', 'Digit', 'The first digit other than zero.')}
    </div>
  );
}

const date = new Intl.DateTimeFormat(undefined, { month: 'short', timeZone: 'UTC' });
const monthNames = Array.from({ length: 12 }, (_, month) => date.format(new Date(Date.UTC(2024, month, 1))));
const sixHours = Array.from({ length: 6 }, (_, hour) => `+${hour} h`);

function quarters(buckets: readonly Bucket[] | undefined): HeatRow[] {
  const counts = new Map((buckets ?? []).map((bucket) => [Number(bucket.lower), bucket.count]));
  return [0, 6, 12, 18].map((start) => ({
    label: `${String(start).padStart(2, '0')}:00`,
    cells: sixHours.map((_, hour) => counts.get(start + hour) ?? 0),
  }));
}

function zone(profiledType: string | undefined): string | undefined {
  return profiledType === 'TIMESTAMP' ? 'Instants are told in UTC.' : undefined;
}

function topNote(values: readonly Schemas['TopValue'][]): string | undefined {
  return values.some((value) => (value.countUpper ?? 0) > (value.count ?? 0))
    ? 'Counts are approximate: at least the first number, at most the second.'
    : undefined;
}

const spread = ['min', 'p1', 'p5', 'p10', 'q1', 'median', 'q3', 'p90', 'p95', 'p99', 'max'];

function Spread({ run, kind }: { run: Run; kind: string }) {
  const { metrics } = run.profile;
  const points = spread.flatMap((name) => {
    const metric = metricOf(metrics, name);
    if (metric?.value === undefined || kind === 'TEXT') {
      return [];
    }
    const at = kind === 'DECIMAL' ? Number(metric.value) : Date.parse(metric.value);
    const text = `${metric.exact ? '' : '≈ '}${shownMetric(name, metric.kind, metric.value).text}`;
    return Number.isFinite(at) ? [{ name, label: metricLabel(name), at, text }] : [];
  });
  return points.length < 5 ? null : (
    <ChartCard title="Quantiles" note="The box is the middle half of the values, the paler one the middle 90 %.">
      <Quantiles points={points} />
    </ChartCard>
  );
}

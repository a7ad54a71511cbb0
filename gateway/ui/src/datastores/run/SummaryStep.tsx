import { useQuery } from '@tanstack/react-query';
import { api, read, type Schemas } from '../../api';
import { allRows, ErrorNote, Skeletons, VirtualTable, type Column } from '../../components';
import { Bytes, Count, counted, duration, isNumber, shortCount, When } from '../../format';
import { levels } from './levels';
import { fault, readingOf, type ProfileWish } from './profile-wish';
import classes from './run.module.css';

type Plan = Schemas['ContainerPlan'];

const columns: Column<Plan>[] = [
  { id: 'name', header: 'Container', width: 180, grow: true, cell: (row) => <span title={row.container}>{row.container}</span> },
  {
    id: 'rows',
    header: 'Rows',
    width: 90,
    align: 'end',
    cell: (row) => <Count value={row.rows} why={row.failure?.message ?? 'known only when it is read'} />,
  },
  {
    id: 'bytes',
    header: 'Bytes',
    width: 90,
    align: 'end',
    cell: (row) => <Bytes value={row.bytes} why={row.failure?.message ?? 'the source doesn’t say'} />,
  },
  {
    id: 'splits',
    header: 'Reads',
    width: 70,
    align: 'end',
    cell: (row) => <Count value={row.splits} why={row.failure?.message} />,
  },
  {
    id: 'notes',
    header: 'Notes',
    width: 200,
    grow: true,
    cell: (row) => {
      const text = row.failure?.message ?? [row.partial && 'a part of it', ...(row.notes ?? [])].filter(Boolean).join('; ');
      return <span title={text}>{text}</span>;
    },
  },
];

/** What was asked for in words, and what the source says about it before anything is read. */
export function SummaryStep({ datastoreId, wish }: { datastoreId: string; wish: ProfileWish }) {
  const body = readingOf(wish);
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['preflight', datastoreId, body],
    queryFn: ({ signal }) =>
      read(api.POST('/api/v1/datastores/{datastoreId}/preflights', { params: { path: { datastoreId } }, body, signal })),
    enabled: fault(wish) === undefined,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  return (
    <>
      <ul className={classes.words}>
        {inWords(wish).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {error ? (
        <ErrorNote error={error} retry={() => void refetch()} />
      ) : data ? (
        <Answer answer={data.answer} />
      ) : isFetching ? (
        <>
          <p className={classes.fine}>
            Asking the source what would be read; this takes up to 30 seconds. You can run it meanwhile.
          </p>
          <Skeletons lines={3} label="Asking the source" />
        </>
      ) : null}
    </>
  );
}

function Answer({ answer }: { answer: Schemas['SourceAnswer'] | undefined }) {
  const preflight = answer?.preflight;
  if (answer?.failure || !preflight) {
    return (
      <p className={classes.wrong} role="alert">
        The source couldn’t be asked: {answer?.failure?.message ?? 'it gave no answer.'} A run would fail in the same way.
      </p>
    );
  }
  const { totals, expectedSeconds, connections, window, plans = [], passedOver = [], notAsked, asked, containers } = preflight;
  return (
    <>
      <dl className={classes.totals}>
        <Total label="Containers" value={<Count value={containers} />} />
        <Total
          label={totals?.rowsUnknown ? `Rows; not known of ${counted(totals.rowsUnknown, 'container')}` : 'Rows'}
          value={<Count value={totals?.rows} why="the source doesn’t say" />}
        />
        <Total
          label={totals?.bytesUnknown ? `Bytes; not known of ${counted(totals.bytesUnknown, 'container')}` : 'Bytes'}
          value={<Bytes value={totals?.bytes} why="the source doesn’t say" />}
        />
        {isNumber(expectedSeconds) && (
          <Total label="At the pace of the last runs" value={`about ${duration(expectedSeconds * 1000)}`} />
        )}
        {isNumber(connections) && <Total label="Connections at a time" value={<Count value={connections} />} />}
      </dl>
      {window && !window.open && (
        <p className={classes.fine}>
          It begins in the datastore’s read window ({window.window}): <When value={window.nextOpening} />.
        </p>
      )}
      {isNumber(totals?.failed) && totals.failed > 0 && (
        <p className={classes.wrong}>
          Not readable as it is: {counted(totals.failed, 'container')}. The reasons are in the list.
        </p>
      )}
      {preflight.complete === false && (
        <p className={classes.fine}>
          {shortCount(asked ?? 0)} of {shortCount(containers ?? 0)} containers were asked
          {notAsked?.names?.length
            ? `; not ${notAsked.names.slice(0, 5).join(', ')}${notAsked.names.length > 5 ? ' …' : ''}`
            : ''}
          .
        </p>
      )}
      {passedOver.length > 0 && (
        <p className={classes.fine}>
          Passed over:{' '}
          {passedOver
            .slice(0, 5)
            .map((each) => `${each.container} (${each.reason?.message})`)
            .join('; ')}
          {passedOver.length > 5 && ' …'}
        </p>
      )}
      {plans.length > 0 && (
        <VirtualTable
          label="What would be read"
          columns={columns}
          rows={allRows(plans)}
          rowKey={(row) => row.containerId ?? ''}
          around={560}
          empty={null}
        />
      )}
    </>
  );
}

function Total({ label, value }: { label: string; value: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function inWords(wish: ProfileWish): string[] {
  const names = wish.chosen.slice(0, 3).map(({ name }) => name);
  const which = {
    all: 'All containers',
    chosen: `${names.join(', ')}${wish.chosen.length > 3 ? ` and ${wish.chosen.length - 3} more` : ''}`,
    tagged: `Containers tagged ${wish.tags.join(' or ')}`,
  }[wish.which];
  const limits = [
    wish.maxRows !== undefined && `at most ${wish.maxRows.toLocaleString()} rows of each`,
    wish.maxMegabytes !== undefined && `at most ${wish.maxMegabytes.toLocaleString()} MB of each`,
    wish.maxRecordsPerPartition !== undefined && `at most ${wish.maxRecordsPerPartition.toLocaleString()} rows of each part`,
    wish.samplePercent !== undefined && wish.samplePercent < 100 && `a random ${wish.samplePercent} % of the rows`,
    wish.after !== '' && `newer than ${new Date(wish.after).toLocaleString()}`,
    wish.afterBatch !== '' && `beyond ${wish.afterBatch}`,
  ].filter((each) => each !== false);
  const level = levels[wish.inferenceLevel];
  return [
    which,
    limits.length > 0
      ? capital(limits.join(', '))
      : wish.full
        ? 'All rows, read anew'
        : 'All rows; parts that haven’t changed aren’t read again',
    wish.inferenceLevel === 0
      ? 'No checks are proposed'
      : `Checks of level ${wish.inferenceLevel} (${level?.name.toLowerCase()})${wish.inferAsDraft ? ', as drafts' : ''}`,
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

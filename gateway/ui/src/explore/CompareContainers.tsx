import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { reading, type Schemas } from '../api';
import {
  allRows,
  DatastoreName,
  EmptyState,
  ErrorNote,
  Meter,
  MetricValue,
  mostFields,
  Skeletons,
  TextLink,
  type Column,
  useAllFields,
  VirtualTable,
} from '../components';
import { Bytes, Count, fullNumber, When, words } from '../format';
import classes from './explore.module.css';
import { pairFields, typeOf, type FieldPair } from './pair-fields';
import { ShowAll } from './ShowAll';

type Container = Schemas['ContainerView'];
const route = getRouteApi('/shell/compare');

const facts: readonly (readonly [string, (container: Container) => ReactNode])[] = [
  ['Datastore', (one) => <DatastoreName id={one.datastoreId ?? ''} />],
  ['Kind', (one) => words(one.kind ?? '')],
  [
    'Rows',
    (one) => (
      <Count value={one.profile?.rows ?? one.rowCountEstimate} approximate={one.profile?.rows === undefined} why="not counted" />
    ),
  ],
  ['Size', (one) => <Bytes value={one.sizeBytes} why="the source doesn’t say" />],
  ['Fields', (one) => <Count value={one.fieldCount} />],
  ['Completeness', (one) => <Meter value={one.profile?.completeness} label={`Completeness of ${one.name}`} why="not profiled" />],
  ['Active checks', (one) => <Count value={one.checks?.active} />],
  ['Changed', (one) => <When value={one.lastModified} why="the source doesn’t say" />],
  ['Profiled', (one) => <When value={one.profile?.profiledAt} why="not profiled" />],
];

/** Two containers: what they are, and their fields matched by name. */
export function CompareContainers({ a, b }: { a: string; b: string }) {
  const { show } = route.useSearch();
  const [one, other] = [
    useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId: a } })),
    useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId: b } })),
  ];
  const [fieldsOfOne, fieldsOfOther] = [useAllFields(a), useAllFields(b)];
  const failed = [one, other, fieldsOfOne, fieldsOfOther].find((query) => query.error);
  if (failed) {
    return <ErrorNote error={failed.error} retry={() => void failed.refetch()} />;
  }
  if (!one.data || !other.data || !fieldsOfOne.data || !fieldsOfOther.data) {
    return <Skeletons lines={10} />;
  }
  const pairs = pairFields(fieldsOfOne.data.items, fieldsOfOther.data.items);
  const shown = show === 'all' ? pairs : pairs.filter((pair) => pair.verdict !== 'SAME');
  const cut = Math.max(fieldsOfOne.data.total, fieldsOfOther.data.total) > mostFields;
  return (
    <>
      <div className={classes.sides}>
        <table aria-label="The two containers">
          <thead>
            <tr>
              <td />
              {[one.data, other.data].map((container, index) => (
                <th key={index} scope="col">
                  {index === 0 ? 'A: ' : 'B: '}
                  <TextLink to="/containers/$containerId" params={{ containerId: container.id ?? '' }}>
                    {container.name}
                  </TextLink>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.map(([label, show_]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{show_(one.data)}</td>
                <td>{show_(other.data)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.choices}>
        <span>{summary(pairs)}</span>
        <ShowAll label="Also fields that are the same" />
      </div>
      {cut && <p className={classes.note}>Only the first {fullNumber(mostFields)} fields of each are matched.</p>}
      <VirtualTable
        label="Fields by name"
        columns={columnsOf(a, b)}
        rows={allRows(shown)}
        rowKey={(pair) => `${pair.verdict} ${pair.path}`}
        empty={
          <EmptyState title="No differences">
            {pairs.length === 0 ? 'Neither has fields.' : 'All fields are in both, with the same type and figures.'}
          </EmptyState>
        }
      />
    </>
  );
}

function summary(pairs: readonly FieldPair[]): string {
  const count = (verdict: FieldPair['verdict']) => fullNumber(pairs.filter((pair) => pair.verdict === verdict).length);
  return `${count('SAME')} fields are the same, ${count('DIFFERENT')} differ, ${count('ONLY_A')} only in A, ${count('ONLY_B')} only in B.`;
}

function columnsOf(a: string, b: string): Column<FieldPair>[] {
  return [
    {
      id: 'path',
      header: 'Field',
      width: 170,
      grow: true,
      cell: (pair) =>
        pair.a && pair.b ? (
          <TextLink to="/compare" search={{ a, b, aField: pair.path, bField: pair.b.path ?? pair.b.name }}>
            {pair.path}
          </TextLink>
        ) : (
          <TextLink to="/containers/$containerId/fields/$path" params={{ containerId: pair.a ? a : b, path: pair.path }}>
            {pair.path}
          </TextLink>
        ),
    },
    {
      id: 'verdict',
      header: 'Verdict',
      width: 220,
      cell: ({ verdict, differences }) =>
        verdict === 'ONLY_A'
          ? 'Only in A'
          : verdict === 'ONLY_B'
            ? 'Only in B'
            : verdict === 'SAME'
              ? 'Same'
              : `Differs: ${differences.join(', ')}`,
    },
    { id: 'typeA', header: 'Type A', width: 130, cell: (pair) => <code>{typeOf(pair.a)}</code> },
    { id: 'typeB', header: 'Type B', width: 130, cell: (pair) => <code>{typeOf(pair.b)}</code> },
    { id: 'completeA', header: 'Complete A', width: 105, cell: (pair) => figure(pair.a, 'completeness') },
    { id: 'completeB', header: 'Complete B', width: 105, cell: (pair) => figure(pair.b, 'completeness') },
    { id: 'distinctA', header: 'Distinct A', width: 105, cell: (pair) => figure(pair.a, 'distinctCount') },
    { id: 'distinctB', header: 'Distinct B', width: 105, cell: (pair) => figure(pair.b, 'distinctCount') },
  ];
}

function figure(field: Schemas['FieldView'] | undefined, name: 'completeness' | 'distinctCount'): ReactNode {
  const metric = field?.summary?.[name];
  return metric ? <MetricValue metric={metric} bare /> : null;
}

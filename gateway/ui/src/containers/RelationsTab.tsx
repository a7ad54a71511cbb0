import { Select, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { listing, reading, type Schemas } from '../api';
import {
  EmptyState,
  ErrorNote,
  ForeignKeys,
  SearchInput,
  Skeletons,
  TextLink,
  usePagedRows,
  VirtualTable,
  type Column,
} from '../components';
import { counted, When } from '../format';
import classes from './containers.module.css';
import { holds, kinds, says } from './relation-words';
import type { RelationsSearch } from './search';

type Relation = Schemas['Relation'];
const route = getRouteApi('/shell/containers/$containerId/relations');

const columns: Column<Relation>[] = [
  { id: 'kind', header: 'Kind', width: 130, cell: (row) => (row.kind ? kinds[row.kind] : '') },
  { id: 'says', header: 'What it says', width: 320, grow: true, cell: (row) => <span title={says(row)}>{says(row)}</span> },
  {
    id: 'holds',
    header: 'How well it holds',
    width: 300,
    grow: true,
    cell: (row) => (
      <span className={classes.quiet} title={`${holds(row)}\n${row.method ?? ''}`}>
        {holds(row)}
      </span>
    ),
  },
];

export function RelationsTab() {
  const { containerId } = route.useParams();
  const { kind, field } = route.useSearch();
  const navigate = route.useNavigate();
  const query = (page: number, size: number) => ({ path: { containerId }, query: { kind, field, page, size } });
  const first = useQuery(listing('/api/v1/containers/{containerId}/relations', query(0, 100)));
  const container = useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId } }));
  const rows = usePagedRows<Relation>((page, size) => listing('/api/v1/containers/{containerId}/relations', query(page, size)));
  if (!first.data) {
    return first.error ? <ErrorNote error={first.error} retry={() => void first.refetch()} /> : <Skeletons />;
  }
  const { why, search, newest, operationId, profiledAt, foreignKeys = [] } = first.data;
  const change = (changes: RelationsSearch) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const filtered = kind !== undefined || field !== undefined;
  const declared = container.data?.facts?.uniqueKeys ?? [];
  return (
    <div className={classes.sections}>
      <section aria-labelledby="between-fields">
        <Title order={2} size="h3" id="between-fields">
          Between its fields
        </Title>
        {operationId && (
          <p className={classes.quiet}>
            As the profile of{' '}
            <TextLink to="/operations/$operationId" params={{ operationId }}>
              <When value={profiledAt} />
            </TextLink>{' '}
            has found{search?.fields ? `, among ${counted(search.fields, 'field')}` : ''}
            {search?.sampledRows && search.rows && search.sampledRows < search.rows
              ? ` and a sample of ${search.sampledRows.toLocaleString()} of ${counted(search.rows, 'row')}`
              : ''}
            .{newest === false && why && ` It isn’t the newest: ${why}.`}
            {search?.notes?.map((note) => ` ${note}.`)}
          </p>
        )}
        <div className={classes.filters}>
          <Select
            aria-label="Kind of relation"
            placeholder="Any kind"
            clearable
            w={170}
            data={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
            value={kind ?? null}
            onChange={(value) => change({ kind: (value ?? undefined) as RelationsSearch['kind'] })}
          />
          <SearchInput
            label="With the field (whole name)"
            width={240}
            value={field}
            onChange={(text) => change({ field: text })}
          />
          <span />
        </div>
        <VirtualTable
          label="Relations between fields"
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.kind} ${row.fields?.join('\n')}`}
          around={420}
          empty={
            filtered ? (
              <EmptyState title="None matches">No relation is of this kind and field.</EmptyState>
            ) : (
              <EmptyState title="No relations known">
                {why ? `${why}.` : 'The newest profile has looked and found none.'}
              </EmptyState>
            )
          }
        />
      </section>
      {declared.length > 0 && (
        <section aria-labelledby="unique-keys">
          <Title order={2} size="h3" id="unique-keys">
            Unique at the source
          </Title>
          <ul className={classes.plain}>
            {declared.map((key) => (
              <li key={`${key.name} ${key.columns?.join()}`}>
                {key.columns?.join(', ')} <span className={classes.quiet}>{key.name}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="foreign-keys">
        <Title order={2} size="h3" id="foreign-keys">
          To other containers
        </Title>
        {foreignKeys.length > 0 ? (
          <ForeignKeys keys={foreignKeys} />
        ) : (
          <p className={classes.quiet}>
            No key from or to another container is declared, and the values of the profiles show none.
          </p>
        )}
      </section>
    </div>
  );
}

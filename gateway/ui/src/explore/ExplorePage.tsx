import { getRouteApi, Link } from '@tanstack/react-router';
import { listing } from '../api';
import { EmptyState, PageHeader, TabLinks, TextLink, usePagedRows, VirtualTable, type Column, type Rows } from '../components';
import { CompareBar } from './CompareBar';
import { containerColumns, containerKey, fieldColumns, fieldKey, fieldPath, type Container, type Explored } from './explored';
import { Filters } from './Filters';
import { containerSorts, fieldSorts, type CompareSearch, type ExploreSearch } from './search';
import { usePicks } from './usePicks';

const route = getRouteApi('/shell/explore');

/** Containers and fields over all datastores. */
export function ExplorePage() {
  const search = route.useSearch();
  // What both lists are filtered by stays when going from one to the other; only a sort may be unknown to it.
  const shared = { ...search, type: undefined, sort: undefined, order: undefined };
  return (
    <>
      <PageHeader title="Explore" />
      <TabLinks label="What to explore">
        <Link to="/explore" search={{ ...shared, view: undefined }} {...current(search.view === undefined)}>
          Containers
        </Link>
        <Link to="/explore" search={{ ...shared, view: 'fields' }} {...current(search.view === 'fields')}>
          Fields
        </Link>
      </TabLinks>
      <Filters />
      {search.view === 'fields' ? <Fields search={search} /> : <Containers search={search} />}
    </>
  );
}

/** The link of the list that is shown, whatever its filter is. */
function current(is: boolean) {
  return { activeOptions: { exact: true, includeSearch: true }, 'aria-current': is ? ('page' as const) : undefined };
}

function Containers({ search }: { search: ExploreSearch }) {
  const picks = usePicks(containerKey);
  const query = { ...filterOf(search), sort: containerSorts.find((each) => each === search.sort) };
  const rows = usePagedRows<Container>((page, size) => listing('/api/v1/containers', { query: { ...query, page, size } }));
  const [a, b] = picks.picked;
  return (
    <Listed
      label="Containers"
      search={search}
      rows={rows}
      columns={containerColumns(picks)}
      rowKey={containerKey}
      names={picks.picked.map((row) => `${row.datastoreName ?? ''} / ${row.name ?? ''}`)}
      compare={a && b && { a: a.id, b: b.id }}
      clear={picks.clear}
    />
  );
}

function Fields({ search }: { search: ExploreSearch }) {
  const picks = usePicks(fieldKey);
  const query = { ...filterOf(search), type: search.type, sort: fieldSorts.find((each) => each === search.sort) };
  const rows = usePagedRows<Explored>((page, size) => listing('/api/v1/fields', { query: { ...query, page, size } }));
  const [a, b] = picks.picked;
  return (
    <Listed
      label="Fields"
      search={search}
      rows={rows}
      columns={fieldColumns(picks)}
      rowKey={fieldKey}
      names={picks.picked.map((row) => `${row.containerName ?? ''} / ${fieldPath(row)}`)}
      compare={a && b && { a: a.containerId, aField: fieldPath(a), b: b.containerId, bField: fieldPath(b) }}
      clear={picks.clear}
    />
  );
}

/** What both lists are filtered by, as the API takes it. */
function filterOf({ search, datastore, kind, tag, minCompleteness, maxCompleteness, order, ...flags }: ExploreSearch) {
  const { profiled, missing, masked } = flags;
  return {
    ...{ search, datastore, kind, tag, minCompleteness, maxCompleteness, order },
    profiled: answer(profiled),
    missing: answer(missing),
    masked: answer(masked),
  };
}

function answer(value: boolean | undefined): 'true' | 'false' | undefined {
  return value === undefined ? undefined : value ? 'true' : 'false';
}

interface ListedProps<T> {
  label: string;
  search: ExploreSearch;
  rows: Rows<T>;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  names: string[];
  compare: CompareSearch | undefined;
  clear: () => void;
}

function Listed<T>({ label, search, rows, columns, rowKey, names, compare, clear }: ListedProps<T>) {
  const navigate = route.useNavigate();
  const filtered = Object.entries(search).some(([key, value]) => value !== undefined && !['view', 'sort', 'order'].includes(key));
  return (
    <>
      <CompareBar what={label.toLowerCase()} total={rows.total} names={names} compare={compare} clear={clear} />
      <VirtualTable
        label={label}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        around={290}
        sort={search.sort && { by: search.sort, order: search.order ?? 'asc' }}
        onSort={({ by, order }) =>
          void navigate({ search: (now) => ({ ...now, sort: by as ExploreSearch['sort'], order }), replace: true })
        }
        empty={
          filtered ? (
            <EmptyState
              title={`No ${label.toLowerCase()} fit`}
              action={
                <TextLink to="/explore" search={{ view: search.view }}>
                  Take all filters away
                </TextLink>
              }
            >
              None is as the filters ask.
            </EmptyState>
          ) : (
            <EmptyState
              title={`No ${label.toLowerCase()} yet`}
              action={<TextLink to="/datastores">Go to the datastores</TextLink>}
            >
              Add a datastore: its catalog lists what is in it.
            </EmptyState>
          )
        }
      />
    </>
  );
}

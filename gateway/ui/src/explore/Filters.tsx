import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { listing } from '../api';
import { SearchInput } from '../components';
import { percent, words } from '../format';
import classes from './explore.module.css';
import { kinds, types, type ExploreSearch } from './search';

const route = getRouteApi('/shell/explore');

const typeWords: Record<string, string> = {
  NUMBER: 'Numbers',
  TEXT: 'Texts',
  TIME: 'Dates and times',
  BOOLEAN: 'Yes or no',
  ARRAY: 'Arrays',
  OTHER: 'Others',
};

const states = [
  { value: '', label: 'Any state', change: { profiled: undefined, missing: undefined } },
  { value: 'profiled', label: 'Profiled', change: { profiled: true, missing: undefined } },
  { value: 'unprofiled', label: 'Not profiled', change: { profiled: false, missing: undefined } },
  { value: 'missing', label: 'Missing at the source', change: { profiled: undefined, missing: true } },
];

const completeness = [
  { value: '', label: 'Any completeness', change: { minCompleteness: undefined, maxCompleteness: undefined } },
  { value: '1-1', label: 'Complete', change: { minCompleteness: 1, maxCompleteness: undefined } },
  { value: '0-0.99', label: 'Below 99%', change: { minCompleteness: undefined, maxCompleteness: 0.99 } },
  { value: '0-0.9', label: 'Below 90%', change: { minCompleteness: undefined, maxCompleteness: 0.9 } },
  { value: '0-0.5', label: 'Below 50%', change: { minCompleteness: undefined, maxCompleteness: 0.5 } },
  { value: '0-0', label: 'Always null', change: { minCompleteness: undefined, maxCompleteness: 0 } },
];

function chosen<T extends { value: string; change: Partial<ExploreSearch> }>(
  options: readonly T[],
  search: ExploreSearch,
): T | undefined {
  return options.find((option) =>
    Object.entries(option.change).every(([key, value]) => search[key as keyof ExploreSearch] === value),
  );
}

export function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changes: Partial<ExploreSearch>) => void navigate({ search: (now) => ({ ...now, ...changes }), replace: true });
  const datastores = useQuery(listing('/api/v1/datastores', { query: { size: 200, sort: 'name' } }));
  const complete = chosen(completeness, search);
  const range = `${percent(search.minCompleteness ?? 0)} to ${percent(search.maxCompleteness ?? 1)}`;
  return (
    <div className={classes.filters} role="search" aria-label="Filter">
      <SearchInput label="Name or comment" value={search.search} onChange={(text) => change({ search: text })} />
      <NativeSelect
        aria-label="Datastore"
        value={search.datastore ?? ''}
        onChange={(event) => change({ datastore: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'Any datastore' },
          ...(datastores.data?.items ?? []).map((each) => ({ value: each.id ?? '', label: each.name ?? '' })),
        ]}
      />
      <NativeSelect
        aria-label="Kind of container"
        value={search.kind ?? ''}
        onChange={(event) => change({ kind: (event.currentTarget.value || undefined) as ExploreSearch['kind'] })}
        data={[{ value: '', label: 'Any kind' }, ...kinds.map((kind) => ({ value: kind, label: words(kind) }))]}
      />
      {search.view === 'fields' && (
        <NativeSelect
          aria-label="Type"
          value={search.type ?? ''}
          onChange={(event) => change({ type: (event.currentTarget.value || undefined) as ExploreSearch['type'] })}
          data={[
            { value: '', label: 'Any type' },
            ...types.map((type) => ({ value: type, label: typeWords[type] ?? words(type) })),
          ]}
        />
      )}
      <NativeSelect
        aria-label="Completeness"
        value={complete?.value ?? 'other'}
        onChange={(event) => change(completeness.find((each) => each.value === event.currentTarget.value)?.change ?? {})}
        data={[
          ...completeness.map(({ value, label }) => ({ value, label })),
          // An address may ask for any range.
          ...(complete ? [] : [{ value: 'other', label: range }]),
        ]}
      />
      <NativeSelect
        aria-label="State"
        value={chosen(states, search)?.value ?? ''}
        onChange={(event) => change(states.find((each) => each.value === event.currentTarget.value)?.change ?? {})}
        data={states.map(({ value, label }) => ({ value, label }))}
      />
      <NativeSelect
        aria-label="Masking"
        value={search.masked === undefined ? '' : search.masked ? 'yes' : 'no'}
        onChange={(event) =>
          change({ masked: event.currentTarget.value === '' ? undefined : event.currentTarget.value === 'yes' })
        }
        data={[
          { value: '', label: 'Masked or not' },
          { value: 'yes', label: search.view === 'fields' ? 'Masked' : 'With masked fields' },
          { value: 'no', label: search.view === 'fields' ? 'Not masked' : 'Without masked fields' },
        ]}
      />
      <SearchInput label="Tag" width={130} value={search.tag} onChange={(text) => change({ tag: text })} />
    </div>
  );
}

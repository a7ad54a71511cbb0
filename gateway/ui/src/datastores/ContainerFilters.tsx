import { Select } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { SearchInput } from '../components';
import { words } from '../format';
import { containerKinds, type DatastoreContainersSearch } from './search';

const route = getRouteApi('/shell/datastores/$datastoreId/containers');

const states = [
  { value: 'profiled', label: 'Profiled' },
  { value: 'unprofiled', label: 'Not profiled' },
  { value: 'missing', label: 'Missing at the source' },
  { value: 'present', label: 'At the source' },
];

const meant: Record<string, Pick<DatastoreContainersSearch, 'profiled' | 'missing'>> = {
  profiled: { profiled: true, missing: undefined },
  unprofiled: { profiled: false, missing: undefined },
  missing: { profiled: undefined, missing: true },
  present: { profiled: undefined, missing: false },
};

function stateOf({ profiled, missing }: DatastoreContainersSearch): string | null {
  if (missing !== undefined) {
    return missing ? 'missing' : 'present';
  }
  return profiled === undefined ? null : profiled ? 'profiled' : 'unprofiled';
}

export function ContainerFilters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changes: DatastoreContainersSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  return (
    <>
      <SearchInput label="Search containers" value={search.search} onChange={(text) => change({ search: text })} />
      <Select
        aria-label="Kind"
        placeholder="Any kind"
        clearable
        w={150}
        data={containerKinds.map((kind) => ({ value: kind, label: words(kind) }))}
        value={search.kind ?? null}
        onChange={(kind) => change({ kind: kind ?? undefined })}
      />
      <Select
        aria-label="State"
        placeholder="Any state"
        clearable
        w={170}
        data={states}
        value={stateOf(search)}
        onChange={(state) => change(state === null ? { profiled: undefined, missing: undefined } : (meant[state] ?? {}))}
      />
      <SearchInput label="Tag" width={130} value={search.tag} onChange={(text) => change({ tag: text })} />
    </>
  );
}

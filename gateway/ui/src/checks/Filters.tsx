import { NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { listing } from '../api';
import { SearchInput } from '../components';
import { ruleLabel } from '../components/check';
import { fullNumber, words } from '../format';
import classes from './checks.module.css';
import type { ChecksSearch } from './search';

interface FiltersProps {
  filter: ChecksSearch;
  onFilter: (change: Partial<ChecksSearch>) => void;
  /** Told by the page's path: not to be chosen. */
  datastore?: string;
  container?: string;
  /** Whether the choices are looked up by now: after the list, which is what one waits for. */
  counted: boolean;
}

type Counted = Record<string, number> | undefined;

function options(any: string, counts: Counted, chosen: string | undefined, label: (key: string) => string) {
  const keys = Object.keys(counts ?? {});
  const all = chosen === undefined || keys.includes(chosen) || chosen === 'ALL' ? keys : [...keys, chosen];
  return [
    { value: '', label: any },
    ...all.sort().map((key) => ({ value: key, label: counts ? `${label(key)} (${fullNumber(counts[key] ?? 0)})` : label(key) })),
  ];
}

/** What to list; every choice with how many checks it leaves. */
export function Filters({ filter, onFilter, datastore, container, counted }: FiltersProps) {
  const { search, status, field, rule, origin, tag } = filter;
  const scope = { datastore: datastore ?? filter.datastore, container: container ?? filter.container, field, tag, search };
  // A choice's own filter doesn't count for it: what else could be chosen is what it shows.
  const counts = (query: Partial<ChecksSearch>) => ({
    ...listing('/api/v1/check-counts', { query: { ...scope, ...query } }),
    enabled: counted,
  });
  const statuses = useQuery(counts({ rule, origin, status: 'ALL' }));
  const rules = useQuery(counts({ origin, status }));
  const origins = useQuery(counts({ rule, status }));
  const datastores = useQuery({
    ...listing('/api/v1/datastores', { query: { size: 200, sort: 'name' } }),
    enabled: counted && datastore === undefined && container === undefined,
  });
  const byStatus = statuses.data?.byStatus;
  const told = (name: string, number: number | undefined) => (number === undefined ? name : `${name} (${fullNumber(number)})`);
  return (
    <div className={classes.filters} role="search" aria-label="Filter the checks">
      <SearchInput label="Search checks" value={search} onChange={(value) => onFilter({ search: value })} />
      <NativeSelect
        aria-label="State"
        value={status ?? ''}
        onChange={(event) => onFilter({ status: (event.currentTarget.value || undefined) as ChecksSearch['status'] })}
        data={[
          ...options(
            told('Active and drafts', byStatus && (byStatus.ACTIVE ?? 0) + (byStatus.DRAFT ?? 0)),
            byStatus,
            status,
            words,
          ),
          { value: 'ALL', label: told('All states', statuses.data?.total) },
        ]}
      />
      <NativeSelect
        aria-label="Rule"
        value={rule ?? ''}
        onChange={(event) => onFilter({ rule: event.currentTarget.value || undefined })}
        data={options('Any rule', rules.data?.byRule, rule, ruleLabel)}
      />
      <NativeSelect
        aria-label="Origin"
        value={origin ?? ''}
        onChange={(event) => onFilter({ origin: (event.currentTarget.value || undefined) as ChecksSearch['origin'] })}
        data={options('Any origin', origins.data?.byOrigin, origin, (key) => (key === 'AUTHORED' ? 'Written' : words(key)))}
      />
      {datastore === undefined && container === undefined && (
        <NativeSelect
          aria-label="Datastore"
          value={filter.datastore ?? ''}
          onChange={(event) => onFilter({ datastore: event.currentTarget.value || undefined, container: undefined })}
          data={[
            { value: '', label: 'Any datastore' },
            ...(filter.datastore && !datastores.data ? [{ value: filter.datastore, label: filter.datastore }] : []),
            ...(datastores.data?.items ?? []).map((each) => ({ value: each.id ?? '', label: each.name ?? '' })),
          ]}
        />
      )}
      <Typed label="Tag" value={tag} onChange={(value) => onFilter({ tag: value })} />
      <Typed label="Field" value={field} onChange={(value) => onFilter({ field: value })} />
      {container === undefined && filter.container && (
        <ContainerChip containerId={filter.container} onRemove={() => onFilter({ container: undefined })} />
      )}
    </div>
  );
}

/** A text that is asked for as a whole, so on Enter or when the input is left. */
function Typed({ label, value, onChange }: { label: string; value?: string; onChange: (value: string | undefined) => void }) {
  const tell = (text: string) => {
    const meant = text.trim() || undefined;
    if (meant !== value) {
      onChange(meant);
    }
  };
  return (
    <TextInput
      key={value ?? ''}
      aria-label={label}
      placeholder={label}
      defaultValue={value ?? ''}
      onBlur={(event) => tell(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && tell(event.currentTarget.value)}
      style={{ width: 130 }}
    />
  );
}

function ContainerChip({ containerId, onRemove }: { containerId: string; onRemove: () => void }) {
  const { data } = useQuery(listing('/api/v1/containers/{containerId}', { path: { containerId } }));
  return (
    <button
      type="button"
      className={classes.chip}
      onClick={onRemove}
      aria-label={`Any container, not only ${data?.name ?? containerId}`}
    >
      {data?.name ?? containerId}
      <IconX size={14} aria-hidden="true" />
    </button>
  );
}

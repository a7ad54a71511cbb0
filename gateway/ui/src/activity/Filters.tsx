import { Button, Select, TextInput } from '@mantine/core';
import { SearchInput } from '../components';
import { words } from '../format';
import classes from './activity.module.css';
import { statuses, types, type OperationsSearch } from './search';

interface FiltersProps {
  filter: OperationsSearch;
  change: (changes: OperationsSearch) => void;
}

/** What the list of operations shows; all of it is in the address. */
export function Filters({ filter, change }: FiltersProps) {
  const { type, status, from, to, search } = filter;
  const filtered = [type, status, from, to, search].some((each) => each !== undefined);
  return (
    <>
      <SearchInput label="Id, or who asked" value={search} onChange={(text) => change({ search: text })} width={180} />
      <Select
        aria-label="Type"
        placeholder="Any type"
        clearable
        w={130}
        data={types.map((value) => ({ value, label: words(value) }))}
        value={type ?? null}
        onChange={(value) => change({ type: value ?? undefined })}
      />
      <Select
        aria-label="State"
        placeholder="Any state"
        clearable
        w={205}
        data={statuses.map((value) => ({ value, label: words(value) }))}
        value={status ?? null}
        onChange={(value) => change({ status: value ?? undefined })}
      />
      <span className={classes.days}>
        <TextInput
          type="date"
          aria-label="From this day"
          value={from ?? ''}
          max={to}
          onChange={(event) => change({ from: event.currentTarget.value || undefined })}
        />
        to
        <TextInput
          type="date"
          aria-label="To this day"
          value={to ?? ''}
          min={from}
          onChange={(event) => change({ to: event.currentTarget.value || undefined })}
        />
      </span>
      {filtered && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => change({ type: undefined, status: undefined, from: undefined, to: undefined, search: undefined })}
        >
          Show all
        </Button>
      )}
    </>
  );
}

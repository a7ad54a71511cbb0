import { Alert, Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { listing } from '../../api';
import { named, type Field } from '../../connectors';
import { fullNumber } from '../../format';
import classes from './add.module.css';
import type { Around } from './around';

const drawn = 300;
const previewed = 5;

interface SchemaChooserProps {
  by: Field;
  /** What the source says it has; undefined: not asked yet. */
  offered: readonly string[] | undefined;
  connectionId: string | undefined;
  connectionName: string;
  database: string;
  around: Around;
  faults: Partial<Record<keyof Around, string>>;
  change: <K extends keyof Around>(name: K, value: Around[K]) => void;
  canList: boolean;
  list: () => void;
  listing: boolean;
}

/** Which schemas, and how their datastores are named. */
export function SchemaChooser(props: SchemaChooserProps) {
  const { by, offered, connectionId, connectionName, database, around, faults, change } = props;
  const present = useQuery({
    ...listing('/api/v1/datastores', { query: { connection: connectionId, size: 200 } }),
    enabled: connectionId !== undefined,
  });
  const taken = useMemo(
    () => new Map((present.data?.items ?? []).map((each) => [String(each.properties?.[by.name ?? '']), each.name ?? ''])),
    [present.data, by],
  );
  const names = around.schemas.map((schema) => ({ schema, name: named(around.nameTemplate, schema, connectionName, database) }));
  const seen = new Map<string, number>();
  names.forEach(({ name }) => seen.set(name.toLowerCase(), (seen.get(name.toLowerCase()) ?? 0) + 1));
  const twice = names.filter(({ name }) => (seen.get(name.toLowerCase()) ?? 0) > 1).length;
  const what = (by.label ?? 'schema').toLowerCase();
  return (
    <div className={classes.stack}>
      {offered ? (
        <Choices what={what} offered={offered} taken={taken} chosen={around.schemas} change={(now) => change('schemas', now)} />
      ) : (
        <Textarea
          label={`Names, one in each line`}
          description={
            props.canList
              ? 'Or let the source list them, once the fields of the connection are filled in.'
              : `Each is one ${what}.`
          }
          autosize
          minRows={3}
          maxRows={10}
          value={around.schemas.join('\n')}
          onChange={(event) => change('schemas', lines(event.currentTarget.value))}
          error={faults.schemas}
          spellCheck={false}
        />
      )}
      {offered && faults.schemas && <Alert color="red">{faults.schemas}</Alert>}
      {props.canList && (
        <Button variant="default" onClick={props.list} loading={props.listing} w="fit-content">
          {offered ? 'List them anew' : 'List them'}
        </Button>
      )}
      <TextInput
        label="Names of the datastores"
        description="{schema}, {connection} and {database} stand for what they name."
        value={around.nameTemplate}
        onChange={(event) => change('nameTemplate', event.currentTarget.value)}
        error={faults.nameTemplate}
        spellCheck={false}
      />
      {names.length > 0 && (
        <div role="status" aria-label="Preview of the names">
          <ul className={classes.preview}>
            {names.slice(0, previewed).map(({ schema, name }) => (
              <li key={schema} data-wrong={name === '' || (seen.get(name.toLowerCase()) ?? 0) > 1}>
                {schema} → <strong>{name || 'no name'}</strong>
              </li>
            ))}
            {names.length > previewed && <li>and {fullNumber(names.length - previewed)} more</li>}
          </ul>
          {twice > 0 && <p className={classes.has}>{twice} of them would have the same name as another one.</p>}
        </div>
      )}
    </div>
  );
}

function lines(text: string): string[] {
  const all = text.split('\n').map((line, index, { length }) => (index < length - 1 ? line.trim() : line));
  // The line that is being typed may be empty still.
  return all.filter((line, index) => line !== '' || (index === all.length - 1 && all.length > 1));
}

interface ChoicesProps {
  what: string;
  offered: readonly string[];
  /** Schemas that have a datastore, by its name. */
  taken: ReadonlyMap<string, string>;
  chosen: readonly string[];
  change: (chosen: string[]) => void;
}

function Choices({ what, offered, taken, chosen, change }: ChoicesProps) {
  const [search, setSearch] = useState('');
  const label = useId();
  const found = offered.filter((name) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const fresh = found.filter((name) => !taken.has(name));
  const is = new Set(chosen);
  const allChosen = fresh.length > 0 && fresh.every((name) => is.has(name));
  return (
    <div>
      <div className={classes.schemaBar}>
        <TextInput
          aria-label={`Search each ${what}`}
          placeholder={`Search ${fullNumber(offered.length)}`}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={fresh.length === 0}
          onClick={() => change(allChosen ? chosen.filter((name) => !fresh.includes(name)) : [...new Set([...chosen, ...fresh])])}
        >
          {allChosen ? 'Choose none' : search ? 'Choose these' : 'Choose all'}
        </Button>
        <span id={label} role="status">
          {fullNumber(chosen.length)} chosen
        </span>
      </div>
      <ul className={classes.schemas} aria-labelledby={label} style={{ marginTop: 10 }}>
        {found.slice(0, drawn).map((name) => (
          <li key={name}>
            <label>
              <input
                type="checkbox"
                checked={is.has(name)}
                onChange={() => change(is.has(name) ? chosen.filter((other) => other !== name) : [...chosen, name])}
              />
              <span className={classes.schemaName}>{name}</span>
              {taken.has(name) && <span className={classes.has}>has “{taken.get(name)}”</span>}
            </label>
          </li>
        ))}
        {found.length > drawn && <li className={classes.note}>{fullNumber(found.length - drawn)} more: search for them.</li>}
        {found.length === 0 && <li className={classes.note}>None has this in its name.</li>}
      </ul>
    </div>
  );
}

import { Kbd, Modal, Switch } from '@mantine/core';
import { Fragment } from 'react';
import { places } from './commands';
import { modifier, useSingleKeys } from './shortcuts';
import { useFocusBack } from '../components';
import classes from './palette.module.css';

const always: [keys: readonly string[], what: string][] = [[[modifier, 'K'], 'Search, and all commands']];

const single: [keys: readonly string[], what: string][] = [
  [['/'], 'Search, and all commands'],
  ...places.map(({ label, key }): [readonly string[], string] => [['G', key.toUpperCase()], `Go to ${label}`]),
  [['R', 'P'], 'Run a profile of the datastore on the page'],
  [['R', 'C'], 'Run a catalog of the datastore on the page'],
  [['?'], 'These shortcuts'],
];

const inTables: [keys: readonly string[], what: string][] = [
  [['↑', '↓'], 'From row to row of a table, from line to line of a tree'],
  [['Home', 'End'], 'To the first or last one'],
  [['←', '↑', '→', '↓'], 'From day to day of the activity’s map'],
];

function List({ items }: { items: [keys: readonly string[], what: string][] }) {
  return (
    <dl className={classes.shortcuts}>
      {items.map(([keys, what]) => (
        <Fragment key={keys.join()}>
          <dt>
            {keys.map((key) => (
              <Kbd key={key} size="sm">
                {key}
              </Kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

export function ShortcutsDialog({ opened, close }: { opened: boolean; close: () => void }) {
  useFocusBack();
  const [singleKeys, setSingleKeys] = useSingleKeys();
  return (
    <Modal opened={opened} onClose={close} title="Keyboard shortcuts" size="md">
      <List items={always} />
      <Switch
        my="sm"
        label="Single keys, one after the other"
        checked={singleKeys}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
      {singleKeys && <List items={single} />}
      <h3 className={classes.subtitle}>Where something has the focus</h3>
      <List items={inTables} />
    </Modal>
  );
}

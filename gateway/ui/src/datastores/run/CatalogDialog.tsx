import { Button, Checkbox, Modal, TagsInput } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { useState } from 'react';
import type { Schemas } from '../../api';
import { ErrorNote } from '../../components';
import classes from './run.module.css';
import { useStart } from './start';

type Settings = Schemas['CatalogSettings'];

interface DialogProps {
  datastoreId: string;
  name: string;
  onClose: () => void;
}

/** What a catalog is told to do. */
export function CatalogDialog({ datastoreId, name, onClose }: DialogProps) {
  const [settings, setSettings] = useState<Settings>({ tables: true, views: true });
  const [key] = useState(() => crypto.randomUUID());
  const start = useStart(datastoreId, onClose);
  const nothing = !settings.tables && !settings.views;
  const kinds = useId();
  const flag = (name: keyof Settings) => ({
    checked: settings[name] === true,
    onChange: (event: { currentTarget: { checked: boolean } }) =>
      setSettings({ ...settings, [name]: event.currentTarget.checked }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className={classes.title}>{`Catalog ${name}`}</span>}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate({ body: { type: 'CATALOG', catalog: settings }, key });
        }}
      >
        <p className={classes.lead}>
          Lists the containers and fields of the source, and what has changed. No rows are profiled. What you have decided about
          containers stays.
        </p>
        <fieldset className={classes.group} aria-describedby={nothing ? kinds : undefined}>
          <legend>Look at</legend>
          <Checkbox label="Tables and files" {...flag('tables')} />
          <Checkbox label="Views" {...flag('views')} />
          {nothing && (
            <p id={kinds} className={classes.wrong} role="alert">
              Choose at least one: otherwise there is nothing to look at.
            </p>
          )}
        </fieldset>
        <TagsInput
          label="Only containers with these names"
          description="* stands for any characters, ? for one. Left empty: all."
          placeholder={settings.include?.length ? undefined : 'sales.*'}
          value={settings.include ?? []}
          onChange={(include) => setSettings({ ...settings, include })}
        />
        <TagsInput
          label="Not these"
          placeholder={settings.exclude?.length ? undefined : '*.tmp_*'}
          value={settings.exclude ?? []}
          onChange={(exclude) => setSettings({ ...settings, exclude })}
        />
        <fieldset className={classes.group}>
          <legend>And</legend>
          <Checkbox
            label="Prune"
            description="Drops containers that are gone from the source, with their profiles, and archives their checks. Otherwise they stay, marked as missing."
            {...flag('prune')}
          />
          <Checkbox
            label="Recreate"
            description="Brings back containers that were excluded, if the source still has them."
            {...flag('recreate')}
          />
          <Checkbox label="Profile everything afterwards" {...flag('profileAfterwards')} />
        </fieldset>
        {start.error && <ErrorNote error={start.error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button type="submit" disabled={nothing} loading={start.isPending}>
            Run the catalog
          </Button>
        </div>
      </form>
    </Modal>
  );
}

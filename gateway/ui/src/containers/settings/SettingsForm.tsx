import { Button, Switch, TagsInput, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, useMay, waits, write, type Schemas } from '../../api';
import { ErrorNote } from '../../components';
import { counted } from '../../format';
import { change, decided, type Draft } from './draft';
import { FieldDecisions } from './FieldDecisions';
import { FieldPicker } from './FieldPicker';
import { GoneFields } from './GoneFields';
import { GroupBy } from './GroupBy';
import { PatternPreview } from './PatternPreview';
import { TextOptions } from './TextOptions';
import classes from './settings.module.css';

const ofFiles = new Set<string | undefined>(['FILE', 'FILE_PATTERN']);

/** What users decide about a container. It outlives catalogs, and counts for the next runs. */
export function SettingsForm({ container }: { container: Schemas['ContainerView'] }) {
  const containerId = container.id ?? '';
  const may = useMay('EDITOR');
  const queryClient = useQueryClient();
  const before = decided(container);
  const [changes, setChanges] = useState<Partial<Draft>>({});
  const draft = { ...before, ...changes };
  const said = change(before, draft);
  const count = Object.keys(said).length;
  const edit = (more: Partial<Draft>) => setChanges((now) => ({ ...now, ...more }));
  const save = useMutation({
    mutationFn: () =>
      write(
        api.PATCH('/api/v1/containers/{containerId}', {
          params: { path: { containerId }, header: { ...waits, 'If-Match': `"${container.overridesRevision ?? 0}"` } },
          // null takes a decision back, which the document's types don't say.
          body: said as Schemas['ContainerChange'],
        }),
      ),
    onSuccess: async ({ pending }) => {
      notifications.show(
        pending
          ? { title: 'Accepted', message: 'It shows here as soon as the platform has stored it.' }
          : { title: 'Saved', message: 'It counts from the next run on.' },
      );
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/containers/{containerId}'] });
      void queryClient.invalidateQueries({ queryKey: ['/api/v1/containers/{containerId}/fields'] });
      void queryClient.invalidateQueries({ queryKey: ['/api/v1/datastores/{datastoreId}/containers'] });
      setChanges({});
    },
  });
  const { facts, kind } = container;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <section className={classes.section}>
        <Title order={2} size="h3">
          The container
        </Title>
        <Switch
          label="Excluded"
          description="Runs pass it over. Its profiles and checks stay until it is pruned."
          checked={draft.excluded}
          onChange={(event) => edit({ excluded: event.currentTarget.checked })}
        />
        <TagsInput
          label="Tags"
          description="Words by which profiles choose containers. Upper and lower case are told apart."
          maxTags={50}
          value={[...draft.tags]}
          onChange={(tags) => edit({ tags })}
        />
      </section>
      <section className={classes.section}>
        <Title order={2} size="h3">
          How it is read
        </Title>
        <div className={classes.two}>
          <FieldPicker
            containerId={containerId}
            label="Partition field"
            description="By its values reading is cut into ranges that are read at the same time."
            placeholder={found(container.partitionField) ?? 'none'}
            candidates={facts?.partitionCandidates ?? []}
            value={draft.partitionField}
            onChange={(partitionField) => edit({ partitionField })}
          />
          <FieldPicker
            containerId={containerId}
            label="Incremental field"
            description="A number, date or time that grows with new rows: runs read only what is beyond its greatest value."
            placeholder={found(container.incrementalField) ?? 'none'}
            candidates={facts?.incrementalCandidates ?? []}
            value={draft.incrementalField}
            onChange={(incrementalField) => edit({ incrementalField })}
          />
        </div>
        {(ofFiles.has(kind) || draft.filePattern !== '') && (
          <>
            <TextInput
              label="File pattern"
              description="Which files make the container: * and ? within a folder, ** across folders. It is kept by later catalogs."
              placeholder={found(container.filePattern) ?? container.name}
              value={draft.filePattern}
              onChange={(event) => edit({ filePattern: event.currentTarget.value })}
            />
            <PatternPreview
              datastoreId={container.datastoreId ?? ''}
              pattern={draft.filePattern || container.filePattern?.value || container.name || ''}
            />
          </>
        )}
      </section>
      {(ofFiles.has(kind) || Object.keys(draft.textOptions).length > 0) && (
        <section className={classes.section} aria-labelledby="delimited-text">
          <Title order={2} size="h3" id="delimited-text">
            Delimited text
          </Title>
          <p className={classes.quiet}>
            How this container’s text is read where that differs from its datastore. The next profile and preview read it so; its
            columns are found anew by the next catalog. Where columns get other names, decide about fields by the new ones.
            {Object.values(draft.fieldStatuses).includes('MASKED') &&
              ' While fields are masked, which goes by their names, only the text for no value can be changed: with any other ' +
                'exclude the container and take these decisions back; catalog it, decide about the new names and include it again.'}
          </p>
          <TextOptions
            datastoreId={container.datastoreId ?? ''}
            value={draft.textOptions}
            onChange={(textOptions) => edit({ textOptions })}
          />
        </section>
      )}
      <section className={classes.section}>
        <Title order={2} size="h3">
          Groups
        </Title>
        <p className={classes.quiet}>
          Rows that agree in these fields are profiled as a group beside the whole, and checks that hold in a group alone are
          proposed. At most 5 criteria of 1 to 4 fields of plain types.
        </p>
        <GroupBy containerId={containerId} value={draft.groupBy} onChange={(groupBy) => edit({ groupBy })} />
      </section>
      <section className={classes.section}>
        <Title order={2} size="h3">
          Fields
        </Title>
        <p className={classes.quiet}>
          Masked: measured, but no value leaves the worker; what was measured before is hidden. Excluded: not read at all. A type
          is one such as <code>int</code>, <code>decimal(12,2)</code> or <code>date(dd/MM/yyyy)</code>.
        </p>
        {Object.keys({ ...draft.fieldStatuses, ...draft.fieldTypes }).length > 0 && (
          <GoneFields containerId={containerId} draft={draft} onChange={edit} />
        )}
        <FieldDecisions containerId={containerId} draft={draft} onChange={edit} />
      </section>
      {save.error && <ErrorNote error={save.error} />}
      {count > 0 && (
        <div className={classes.bar}>
          <span role="status">{counted(count, 'setting')} changed, not saved yet</span>
          <Button variant="default" onClick={() => setChanges({})} disabled={save.isPending}>
            Discard
          </Button>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={!may}
            title={may ? undefined : 'Editors decide about containers: your token’s role is too low.'}
          >
            Save
          </Button>
        </div>
      )}
    </form>
  );
}

function found(setting: Schemas['EffectiveSetting'] | undefined): string | undefined {
  return setting?.origin === 'SOURCE' && setting.value ? `${setting.value} (found)` : undefined;
}

import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Schemas } from '../api';
import { ErrorNote } from '../components';
import { Conflict, isStale, rebased, type OtherChange } from '../components/conflict';
import classes from './connectors.module.css';
import { useDraft } from './draft';
import { located } from './faults';
import { changesOf, valuesOf, withoutSecrets, type Field, type Spec } from './form';
import { Grants } from './Grants';
import { othersChanges, rebasedValues } from './rebase';
import { SettingsFields } from './SettingsFields';
import { TestPanel } from './TestPanel';
import { useConnectionTest, type TestRequest } from './use-connection-test';
import { showFirstFault, useSettings } from './use-settings';

export interface Stored {
  name?: string;
  description?: string;
  properties?: Record<string, unknown>;
  secrets?: Record<string, Schemas['SecretView']>;
}

export interface Change {
  name?: string;
  description?: string;
  properties?: Record<string, string | number | boolean | null>;
  secrets?: Record<string, string>;
}

interface StoredFormProps {
  spec: Spec;
  fields: readonly Field[];
  /** What there is; of something new nothing. It doesn't change while it is edited, but for what `reload` brings. */
  stored?: Stored;
  /** Under which what is typed is kept, if it is. */
  draft?: string;
  /** What tests these settings. */
  request: (change: Change) => TestRequest;
  save: (change: Change) => Promise<void>;
  saveWords: string;
  cancel: ReactNode;
  /** Somebody else was faster: reads anew what is stored, and tells what of `more` they have changed. */
  reload?: () => Promise<{ stored: Stored; others: readonly OtherChange[] }>;
  /** What it should be known before it is saved. */
  note?: ReactNode;
  /** What is asked beside name and description, and whether it is changed; it saves that itself. */
  more?: { inputs: (faults: Readonly<Record<string, string>>) => ReactNode; names: readonly string[]; changed: boolean };
}

/** Name, description and settings of a datastore or connection, to make or to change one. */
export function StoredForm(props: StoredFormProps) {
  const { spec, fields, stored, request, save, saveWords, cancel, reload, note, more } = props;
  const draft = useDraft(props.draft ?? `unkept:${spec.type}`);
  const restored = props.draft === undefined ? undefined : draft.found;
  const [name, setName] = useState(String(restored?.around.name ?? stored?.name ?? ''));
  const [description, setDescription] = useState(String(restored?.around.description ?? stored?.description ?? ''));
  const [aroundFaults, setAroundFaults] = useState<Readonly<Record<string, string>>>({});
  const kept = useMemo(
    () => Object.entries(stored?.secrets ?? {}).flatMap(([secret, { set }]) => (set ? [secret] : [])),
    [stored],
  );
  const settings = useSettings(fields, restored?.values ?? valuesOf(fields, stored?.properties), kept);
  const testing = useConnectionTest();
  const element = useRef<HTMLFormElement>(null);
  const [others, setOthers] = useState<readonly OtherChange[]>();

  const { keep, discard } = draft;
  const keeping = props.draft !== undefined;
  const sending = useMutation({ mutationFn: save, onSuccess: () => (keeping ? discard() : undefined) });
  const saved = sending.isSuccess;
  useEffect(() => {
    if (keeping && !saved) {
      keep({
        values: withoutSecrets(spec.fields ?? [], settings.values),
        around: { ...(name && { name }), ...(description && { description }) },
      });
    }
  }, [keep, keeping, saved, spec, settings.values, name, description]);

  const { properties, secrets } = changesOf(fields, stored?.properties, settings.values);
  const change: Change = {
    ...(name.trim() !== (stored?.name ?? '') && { name: name.trim() }),
    ...(description.trim() !== (stored?.description ?? '') && { description: description.trim() }),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(Object.keys(secrets).length > 0 && { secrets }),
  };
  const known = new Set([...fields.map((field) => field.name ?? ''), 'name', 'description', ...(more?.names ?? [])]);
  const catchUp = async () => {
    if (!stored || !reload) {
      return;
    }
    const fresh = await reload();
    setOthers([...othersChanges(fields, { name, description, values: settings.values }, stored, fresh.stored), ...fresh.others]);
    setName((typed) => rebased(typed, stored.name ?? '', fresh.stored.name ?? ''));
    setDescription((typed) => rebased(typed, stored.description ?? '', fresh.stored.description ?? ''));
    settings.reset(rebasedValues(fields, settings.values, stored, fresh.stored));
    sending.reset();
  };
  const onError = (failure: unknown) => {
    if (reload && isStale(failure)) {
      // Should it fail, what is shown says that somebody was faster, and a further attempt to save comes here again.
      catchUp().catch(() => undefined);
      return;
    }
    const all = located(failure, known).fields;
    settings.refuse(all);
    setAroundFaults(all);
    showFirstFault(element.current);
  };
  const runTest = () => {
    if (settings.check()) {
      testing.test.mutate(request(change), { onError });
    } else {
      showFirstFault(element.current);
    }
  };
  const unchanged = stored !== undefined && Object.keys(change).length === 0 && !more?.changed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const named = name.trim() !== '';
    setAroundFaults(named ? {} : { name: 'A name is needed.' });
    if (settings.check() && named) {
      setOthers(undefined);
      sending.mutate(change, { onError });
    } else {
      showFirstFault(element.current);
    }
  };
  return (
    <form ref={element} onSubmit={submit} noValidate className={classes.layout}>
      <div className={classes.form}>
        <section className={classes.section} aria-label="Name and description">
          <div className={classes.fields} style={{ paddingTop: 14 }}>
            <TextInput
              label="Name"
              required
              maxLength={255}
              value={name}
              onChange={(event) => {
                setName(event.currentTarget.value);
                setAroundFaults(({ name: gone, ...rest }) => (gone === undefined ? { ...rest } : rest));
              }}
              error={aroundFaults.name}
            />
            <Textarea
              label="Description"
              autosize
              minRows={1}
              maxRows={5}
              value={description}
              onChange={(event) => setDescription(event.currentTarget.value)}
              error={aroundFaults.description}
            />
            {more?.inputs(aroundFaults)}
          </div>
        </section>
        <SettingsFields
          fields={fields}
          values={settings.values}
          faults={settings.faults}
          onChange={settings.change}
          onLeave={settings.leave}
          offered={testing.offered}
          kept={kept}
        />
      </div>
      <div className={classes.aside}>
        <TestPanel
          state={testing}
          request={request(change)}
          onTest={runTest}
          hideError={located(testing.test.error, known).all}
        />
        <Grants spec={spec} values={{ ...(stored?.properties as Record<string, string>), ...settings.values }} />
      </div>
      <div className={classes.send}>
        {note}
        {others && <Conflict changes={others} />}
        {sending.error && located(sending.error, known).all && <p role="alert">Not saved: look at the marked fields.</p>}
        {sending.error && !located(sending.error, known).all && <ErrorNote error={sending.error} />}
        <div className={classes.buttons}>
          <Button type="submit" loading={sending.isPending} disabled={unchanged}>
            {saveWords}
          </Button>
          {cancel}
          {unchanged && <span className={classes.hint}>Nothing is changed yet.</span>}
        </div>
      </div>
    </form>
  );
}

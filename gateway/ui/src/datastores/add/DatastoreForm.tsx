import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Problem, type Schemas } from '../../api';
import {
  discoveryOf,
  Grants,
  located,
  settingsOf,
  SettingsFields,
  showFirstFault,
  TestPanel,
  useConnectionTest,
  useDraft,
  withoutSecrets,
  type Spec,
  type TestRequest,
} from '../../connectors';
import shared from '../../connectors/connectors.module.css';
import { ErrorNote, TextLink } from '../../components';
import classes from './add.module.css';
import { TagsAndGroup } from '../TagsAndGroup';
import { packed, shareable, unpacked } from './around';
import { ConnectionFacts } from './ConnectionFacts';
import { SchemaChooser } from './SchemaChooser';
import { SchemaResults } from './SchemaResults';
import { ShareSection } from './ShareSection';
import { useDatastoreForm } from './use-datastore-form';

const route = getRouteApi('/shell/datastores/new');

interface DatastoreFormProps {
  spec: Spec;
  /** The shared connection that the datastore is on. */
  connection: Schemas['ConnectionView'] | undefined;
}

export function DatastoreForm({ spec, connection }: DatastoreFormProps) {
  const navigate = route.useNavigate();
  const draft = useDraft(`datastore:${connection?.id ?? spec.type}`);
  const [restored, setRestored] = useState(draft.found !== undefined);
  const start = draft.found ?? { values: {}, around: {} };
  const form = useDatastoreForm({ spec, connection, values: start.values, around: unpacked(start.around) });
  const { on, many, manyBy, fields, settings, around, change, aroundFaults, send } = form;
  const element = useRef<HTMLFormElement>(null);

  // What is typed outlives an accidental close; once it is sent there is nothing to restore.
  const { keep, discard } = draft;
  const sent = send.isSuccess;
  useEffect(() => {
    if (!sent) {
      keep({ values: withoutSecrets(spec.fields ?? [], settings.values), around: packed(around) });
    }
  }, [keep, sent, spec, settings.values, around]);

  const testing = useConnectionTest();
  const given = settingsOf(fields, settings.values);
  const request: TestRequest = on
    ? { connectionId: on.id, properties: given.properties, discover: discoveryOf(spec) }
    : { connector: spec.type, ...given, discover: discoveryOf(spec) };
  // A server may be asked which databases and schemas it has before one is chosen.
  const choosable = [
    ...(spec.capabilities?.includes('LISTS_DATABASES') ? ['database'] : []),
    ...(spec.capabilities?.includes('LISTS_SCHEMAS') ? ['schema'] : []),
  ];
  const runTest = () => {
    if (!settings.check(choosable)) {
      showFirstFault(element.current);
      return;
    }
    testing.test.mutate(request, {
      onError: (failure) => {
        settings.refuse(located(failure, new Set(fields.map(({ name = '' }) => name))).fields);
        showFirstFault(element.current);
      },
    });
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const right = [settings.check(), form.checkAround()].every(Boolean);
    if (!right) {
      showFirstFault(element.current);
      return;
    }
    send.mutate(undefined, {
      onSuccess: (outcome) => {
        discard();
        if ('one' in outcome) {
          void navigate({ to: '/datastores/$datastoreId', params: { datastoreId: outcome.one } });
        }
      },
      onError: () => showFirstFault(element.current),
    });
  };

  if (send.data && 'many' in send.data) {
    const refused = send.data.many.filter(({ status }) => status === 'REFUSED').map(({ schema = '' }) => schema);
    const again = () => {
      change('schemas', refused);
      send.reset();
    };
    return <SchemaResults results={send.data.many} again={again} />;
  }

  const knownFields = new Set([
    ...fields.map(({ name = '' }) => name),
    'name',
    'description',
    'tags',
    'group',
    'schemas',
    'nameTemplate',
  ]);
  const database = String(on?.properties?.database ?? settings.values.database ?? '');
  const listBy = manyBy?.name === 'database' ? testing.offered.database : testing.offered.schema;
  return (
    <form ref={element} onSubmit={submit} noValidate className={shared.layout}>
      <div className={shared.form}>
        {restored && (
          <div className={classes.restored} role="status">
            Restored from what you had typed here; secrets weren’t kept.
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                settings.reset({});
                form.resetAround();
                discard();
                setRestored(false);
              }}
            >
              Start empty
            </Button>
          </div>
        )}
        {on && <ConnectionFacts connection={on} spec={spec} made={form.made !== undefined} />}
        {!many && (
          <section className={shared.section} aria-label="Datastore">
            <div className={shared.sectionHead}>Datastore</div>
            <div className={shared.fields}>
              <TextInput
                label="Name"
                description="As it is listed; another one may not have it."
                required
                maxLength={255}
                value={around.name}
                onChange={(event) => change('name', event.currentTarget.value)}
                error={aroundFaults.name}
                // The page is this form.
                data-autofocus
              />
              <Textarea
                label="Description"
                description="Whatever helps others: whose it is, what for."
                autosize
                minRows={1}
                maxRows={5}
                value={around.description}
                onChange={(event) => change('description', event.currentTarget.value)}
                error={aroundFaults.description}
              />
              <TagsAndGroup
                tags={around.tags}
                group={around.group}
                onTags={(tags) => change('tags', tags)}
                onGroup={(group) => change('group', group)}
                faults={aroundFaults}
              />
            </div>
          </section>
        )}
        <SettingsFields
          fields={fields}
          values={settings.values}
          faults={settings.faults}
          onChange={settings.change}
          onLeave={settings.leave}
          offered={testing.offered}
        />
        {!on && (spec.fields ?? []).some((field) => shareable(spec, field)) && (
          <ShareSection around={around} faults={aroundFaults} change={change} />
        )}
        {manyBy && (on || around.share) && spec.kind === 'JDBC' && (
          <section className={shared.section} aria-label={`One or several: ${manyBy.label}`}>
            <div className={shared.sectionHead}>
              <Switch
                label={`A datastore for each of several ${(manyBy.label ?? '').toLowerCase()}s`}
                checked={around.many}
                onChange={(event) => change('many', event.currentTarget.checked)}
              />
            </div>
            {many && (
              <SchemaChooser
                by={manyBy}
                offered={listBy}
                connectionId={on?.id}
                connectionName={on?.name ?? around.connectionName}
                database={database}
                around={around}
                faults={aroundFaults}
                change={change}
                canList={choosable.includes(manyBy.name ?? '')}
                list={runTest}
                listing={testing.test.isPending}
              />
            )}
          </section>
        )}
        <section className={shared.section} aria-label="Afterwards">
          <div className={shared.sectionHead}>Afterwards</div>
          <div className={shared.toggles}>
            <Switch
              label="Initiate catalog"
              description="Lists what is in it, with fields and keys."
              checked={around.initiateCatalog}
              onChange={(event) => change('initiateCatalog', event.currentTarget.checked)}
            />
            <Switch
              label="Profile afterwards"
              description="Reads the data, measures every field and infers checks."
              checked={around.initiateCatalog && around.profileAfterCatalog}
              disabled={!around.initiateCatalog}
              onChange={(event) => change('profileAfterCatalog', event.currentTarget.checked)}
            />
          </div>
        </section>
      </div>
      <div className={shared.aside}>
        <TestPanel state={testing} request={request} onTest={runTest} hideError={located(testing.test.error, knownFields).all} />
        <Grants spec={spec} values={{ ...(on?.properties as Record<string, string>), ...settings.values }} />
      </div>
      <div className={shared.send}>
        {send.error && <Refusal error={send.error} placed={located(send.error, knownFields).all} />}
        <div className={shared.buttons}>
          <Button type="submit" loading={send.isPending}>
            {many ? `Add ${around.schemas.length} datastores` : 'Add datastore'}
          </Button>
          <TextLink to="/datastores">Cancel</TextLink>
        </div>
      </div>
    </form>
  );
}

/** Faults that stand at their fields are only pointed at. */
function Refusal({ error, placed }: { error: Error; placed: boolean }) {
  const related = error instanceof Problem && error.code === 'NAME_TAKEN' ? error.related : undefined;
  return (
    <>
      {placed ? <p role="alert">Not added: look at the marked fields.</p> : <ErrorNote error={error} />}
      {related?.startsWith('ds_') && (
        <TextLink to="/datastores/$datastoreId" params={{ datastoreId: related }}>
          Look at the datastore that has the name
        </TextLink>
      )}
    </>
  );
}

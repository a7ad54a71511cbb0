import { Button, Group, NativeSelect, Switch, TagsInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api, listing, waits, write, type Schemas } from '../api';
import { ErrorNote, PageForRole, PageHeader, Skeletons, TextLink } from '../components';
import {
  CheckFields,
  ContainerInput,
  DatastoreInput,
  draftOf,
  emptyForm,
  fieldProblems,
  propertiesOf,
  readChecksAnew,
  ruleLabel,
  shareOf,
  useFieldPaths,
  useRules,
  type CheckForm,
} from '../components/check';
import classes from './checks.module.css';
import { RulePicker } from './RulePicker';

const route = getRouteApi('/shell/checks/new');

/** Writes a check by hand: where, which rule, of which fields, and what it demands. */
export function NewCheckPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const container = useQuery({
    ...listing('/api/v1/containers/{containerId}', { path: { containerId: search.container ?? '' } }),
    enabled: search.container !== undefined,
  });
  const { rules, loaded, error, retry } = useRules();
  const datastoreId = search.datastore ?? container.data?.datastoreId ?? '';
  const rule = rules.get(search.rule ?? '');
  return (
    <>
      <PageHeader
        title="Write a check"
        crumbs={[
          <TextLink key="checks" to="/checks">
            Checks
          </TextLink>,
        ]}
      />
      {error ? (
        <ErrorNote error={error} retry={retry} />
      ) : !loaded ? (
        <Skeletons />
      ) : (
        <PageForRole>
          <div className={classes.form}>
            <DatastoreInput
              label="Datastore"
              none="Choose one"
              required
              disabled={false}
              value={datastoreId}
              onChange={(datastore) =>
                void navigate({ search: (now) => ({ rule: now.rule, datastore: datastore || undefined }), replace: true })
              }
            />
            <ContainerInput
              label="Container"
              none="Choose one"
              required
              disabled={datastoreId === ''}
              datastoreId={datastoreId}
              value={search.container ?? ''}
              onChange={(chosen) =>
                void navigate({ search: (now) => ({ ...now, field: undefined, container: chosen || undefined }), replace: true })
              }
            />
            <RulePicker
              rules={[...rules.values()]}
              value={search.rule}
              onChange={(key) => void navigate({ search: (now) => ({ ...now, rule: key }), replace: true })}
            />
            {rule && search.container && (
              <NewCheck
                key={`${rule.key} ${search.container}`}
                rule={rule}
                containerId={search.container}
                datastoreId={datastoreId}
                field={search.field}
              />
            )}
          </div>
        </PageForRole>
      )}
    </>
  );
}

interface NewCheckProps {
  rule: Schemas['RuleSpec'];
  containerId: string;
  datastoreId: string;
  field?: string;
}

function NewCheck({ rule, containerId, datastoreId, field }: NewCheckProps) {
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const [form, setForm] = useState<CheckForm>(() => ({ ...emptyForm, rule: rule.key ?? '', fields: field ? [field] : [] }));
  const [tried, setTried] = useState(false);
  const [typed, setTyped] = useState('');
  // One for this form: should the answer get lost, a second click writes nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const paths = useFieldPaths(containerId, typed);
  const named = rule.scope === 'FIELD' || rule.scope === 'FIELDS';
  const least = rule.leastFields ?? 0;
  const meant = propertiesOf(rule, form.texts);
  const fieldProblem =
    named && form.fields.length < least ? `${least === 1 ? 'One field is' : `At least ${least} fields are`} needed.` : undefined;
  const wrong = fieldProblem !== undefined || Object.keys(meant.problems).length > 0 || shareOf(form.coverage) === undefined;
  const create = useMutation({
    mutationFn: (body: Schemas['CheckDraft']) =>
      write(
        api.POST('/api/v1/containers/{containerId}/checks', {
          params: { path: { containerId }, header: { ...waits, 'Idempotency-Key': key } },
          body,
        }),
      ),
    onSuccess: async ({ pending, body }) => {
      notifications.show({
        title: pending ? 'The check is on its way' : 'The check is written',
        message: pending ? 'It is listed as soon as the platform has carried it out.' : ruleLabel(rule.key),
      });
      await readChecksAnew(queryClient);
      const id = 'id' in body ? body.id : undefined;
      await (id === undefined || pending
        ? navigate({ to: '/checks', search: { container: containerId } })
        : navigate({ to: '/checks/$checkId', params: { checkId: id } }));
    },
  });
  const problems = { ...fieldProblems(create.error), ...(tried ? meant.problems : {}) };
  const change = (part: Partial<CheckForm>) => setForm((now) => ({ ...now, ...part }));
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!wrong) {
          create.mutate(draftOf(rule, form, meant));
        }
      }}
    >
      {named &&
        (rule.scope === 'FIELD' && least <= 1 ? (
          <NativeSelect
            label="Field"
            required
            error={tried ? (fieldProblem ?? problems.fields) : problems.fields}
            value={form.fields[0] ?? ''}
            onChange={(event) => change({ fields: event.currentTarget.value ? [event.currentTarget.value] : [] })}
            data={['', ...new Set([...form.fields, ...paths])]}
          />
        ) : (
          <TagsInput
            label="Fields"
            description="Choose from the list, or type a path and press Enter."
            required
            error={tried ? (fieldProblem ?? problems.fields) : problems.fields}
            value={form.fields}
            onChange={(fields) => change({ fields })}
            searchValue={typed}
            onSearchChange={setTyped}
            data={paths}
          />
        ))}
      <CheckFields
        rule={rule}
        form={form}
        onChange={change}
        problems={problems}
        existing={false}
        fields={paths}
        datastoreId={datastoreId}
      />
      <Switch
        label="Only a draft: it counts once it is accepted"
        checked={form.draft}
        onChange={(event) => change({ draft: event.currentTarget.checked })}
      />
      {create.error && <ErrorNote error={create.error} />}
      <Group>
        <Button type="submit" loading={create.isPending}>
          Write the check
        </Button>
      </Group>
    </form>
  );
}

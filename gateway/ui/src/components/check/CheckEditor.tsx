import { Button, Group, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, reading, waits, write, type Schemas } from '../../api';
import { Conflict, isStale } from '../conflict';
import { ErrorNote } from '../ErrorNote';
import { Skeletons } from '../Skeletons';
import { useFocusBack } from '../useFocusBack';
import { CheckFields } from './CheckFields';
import classes from './check.module.css';
import { editOf, formOf, propertiesOf, shareOf } from './form';
import { fieldProblems } from './problems';
import { othersInForm, rebasedForm } from './rebase';
import { useFieldPaths } from './useFieldPaths';
import { useRules } from './useRules';
import { readChecksAnew } from './useCheckWrites';
import { ruleLabel } from './words';

type Check = Schemas['CheckView'];

/** Changes what a check demands, or what is noted about it. */
export function CheckEditor({ check, onClose }: { check: Check; onClose: () => void }) {
  useFocusBack();
  const { rules, loaded, error, retry } = useRules();
  const rule = rules.get(check.rule ?? '');
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Edit: ${ruleLabel(check.rule)} of ${check.fields?.join(', ') || check.container}`}
      size="lg"
    >
      {rule ? (
        <Form check={check} rule={rule} onClose={onClose} />
      ) : error ? (
        <ErrorNote error={error} retry={retry} />
      ) : loaded ? (
        <p>The platform knows no rule {check.rule}: this check can’t be edited.</p>
      ) : (
        <Skeletons />
      )}
    </Modal>
  );
}

interface FormProps {
  /** As it was when the form opened: whoever was faster isn't overwritten, even if the page shows theirs by now. */
  check: Check;
  rule: Schemas['RuleSpec'];
  onClose: () => void;
}

function Form({ check, rule, onClose }: FormProps) {
  const queryClient = useQueryClient();
  const [base, setBase] = useState(check);
  const [before, setBefore] = useState<Check>();
  const [form, setForm] = useState(() => formOf(check, rule));
  const [tried, setTried] = useState(false);
  const fields = useFieldPaths(base.containerId ?? '');
  const meant = propertiesOf(rule, form.texts);
  const path = { checkId: base.id ?? '' };
  const catchUp = async () => {
    const now = await queryClient.fetchQuery({ ...reading('/api/v1/checks/{checkId}', { path }), staleTime: 0 });
    setForm((typed) => rebasedForm(rule, typed, formOf(base, rule), formOf(now, rule)));
    setBefore(base);
    setBase(now);
  };
  const save = useMutation({
    mutationFn: (edit: Record<string, unknown>) =>
      write(
        api.PATCH('/api/v1/checks/{checkId}', {
          params: { path, header: { ...waits, 'If-Match': `"${base.revision ?? 0}"` } },
          body: edit as Schemas['CheckEdit'],
        }),
      ),
    onSuccess: async ({ pending }) => {
      notifications.show({
        title: pending ? 'The change is on its way' : 'Changed',
        message: pending ? 'It shows as soon as the platform has carried it out.' : (base.description ?? base.rule),
      });
      await readChecksAnew(queryClient);
      onClose();
    },
    onError: async (failure) => {
      if (isStale(failure)) {
        // Should it fail, the note says that somebody was faster, and a further attempt to save comes here again.
        await catchUp().catch(() => undefined);
      }
    },
  });
  const told = isStale(save.error) && before !== undefined;
  const edit = editOf(base, rule, form, meant);
  const wrong = Object.keys(meant.problems).length > 0 || shareOf(form.coverage) === undefined;
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (edit && !wrong) {
          setBefore(undefined);
          save.mutate(edit);
        }
      }}
    >
      <p style={{ margin: 0 }}>{rule.asserts}</p>
      {base.origin === 'INFERRED' && base.managed && (
        <p className={classes.marks}>Once you change what it demands, runs change it no more; they offer theirs beside it.</p>
      )}
      <CheckFields
        rule={rule}
        form={form}
        onChange={(change) => setForm((now) => ({ ...now, ...change }))}
        problems={{ ...fieldProblems(save.error), ...(tried ? meant.problems : {}) }}
        existing
        stale={edit?.properties !== undefined && edit.description === undefined}
        fields={fields}
        datastoreId={base.datastoreId ?? ''}
      />
      {told && (
        <Conflict
          changes={othersInForm(rule, form, formOf(before, rule), formOf(base, rule))}
          take={(change) => setForm(change.take)}
        />
      )}
      {save.error && !told && <ErrorNote error={save.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending} disabled={edit === undefined}>
          Save
        </Button>
      </Group>
    </form>
  );
}

import { Button, Group, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, waits, write, type Schemas } from '../api';
import { ForRole, TextLink } from '../components';
import { readChecksAnew, told } from '../components/check';
import { fullNumber } from '../format';
import classes from './checks.module.css';
import type { Selection } from './useSelection';

type Kind = Schemas['CheckDecisions']['decision'];
type Outcome = Schemas['CheckOutcome'];

const kinds: readonly { kind: Kind; label: string; ask?: string }[] = [
  { kind: 'ACCEPT', label: 'Accept' },
  { kind: 'REJECT', label: 'Reject', ask: 'They are put away and never proposed again.' },
  { kind: 'ARCHIVE', label: 'Archive', ask: 'They are out of force, and can be restored.' },
  { kind: 'RESTORE', label: 'Restore' },
  { kind: 'DELETE', label: 'Delete', ask: 'They are gone with their history; runs may propose them anew. This can’t be undone.' },
];

/** How many checks one request decides about. */
const most = 1000;

interface BulkBarProps {
  selection: Selection;
  total: number;
  onSelectAll: () => void;
  selecting: boolean;
  /** Where a new check would belong to. */
  where: { datastore?: string; container?: string };
}

/** Decides about all chosen checks, each on its own: what can't be done for one doesn't hold up the others. */
export function BulkBar({ selection, total, onSelectAll, selecting, where }: BulkBarProps) {
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<(typeof kinds)[number]>();
  const [failed, setFailed] = useState<Outcome[]>([]);
  const decide = useMutation({
    mutationFn: async (decision: Kind) => {
      const outcomes: Outcome[] = [];
      let pending = false;
      for (const { datastoreId, checkIds } of selection.batches(most)) {
        const written = await write(
          api.POST('/api/v1/datastores/{datastoreId}/check-decisions', {
            params: { path: { datastoreId }, header: waits },
            body: { decision, checkIds },
          }),
        );
        pending ||= written.pending;
        outcomes.push(...('outcomes' in written.body ? (written.body.outcomes ?? []) : []));
      }
      return { pending, outcomes };
    },
    onSuccess: ({ pending, outcomes }) => {
      const wrong = outcomes.filter((outcome) => outcome.failure);
      notifications.show({
        color: wrong.length > 0 ? 'yellow' : undefined,
        title: pending ? 'The decisions are on their way' : `${fullNumber(outcomes.length - wrong.length)} decided`,
        message: pending
          ? 'They are accepted, and show as soon as the platform has carried them out.'
          : wrong.length > 0
            ? `${fullNumber(wrong.length)} could not be: the reasons are listed.`
            : '',
      });
      setFailed(wrong);
      selection.clear();
    },
    onError: (failure) => notifications.show({ color: 'red', title: 'Not decided', message: told(failure), autoClose: false }),
    // Even after a failure some datastores may have decided.
    onSettled: () => readChecksAnew(queryClient),
  });
  const count = fullNumber(selection.count);
  return (
    <>
      <div className={classes.bulk}>
        {selection.count > 0 ? (
          <>
            <span role="status">{count} selected</span>
            <ForRole>
              {kinds.map((each) => (
                <Button
                  key={each.kind}
                  size="xs"
                  variant="default"
                  disabled={decide.isPending}
                  loading={decide.isPending && decide.variables === each.kind}
                  onClick={() => (each.ask ? setAsking(each) : decide.mutate(each.kind))}
                >
                  {each.label}
                </Button>
              ))}
            </ForRole>
            <Button size="xs" variant="subtle" onClick={selection.clear}>
              Select none
            </Button>
          </>
        ) : (
          <>
            <span role="status">{total === 1 ? '1 check' : `${fullNumber(total)} checks`}</span>
            <ForRole>
              <Button size="xs" variant="subtle" disabled={total === 0} loading={selecting} onClick={onSelectAll}>
                {total > most ? `Select the first ${fullNumber(most)}` : 'Select all'}
              </Button>
            </ForRole>
          </>
        )}
        <ForRole>
          <span className={classes.write}>
            <TextLink to="/checks/new" search={where}>
              Write a check
            </TextLink>
          </span>
        </ForRole>
      </div>
      <Modal opened={asking !== undefined} onClose={() => setAsking(undefined)} title={`${asking?.label ?? ''} ${count} checks?`}>
        <p>{asking?.ask}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setAsking(undefined)}>
            Cancel
          </Button>
          <Button
            color={asking?.kind === 'ARCHIVE' ? undefined : 'red'}
            onClick={() => {
              if (asking) {
                decide.mutate(asking.kind);
                setAsking(undefined);
              }
            }}
          >
            {asking?.label}
          </Button>
        </Group>
      </Modal>
      <Modal
        opened={failed.length > 0}
        onClose={() => setFailed([])}
        title={`${fullNumber(failed.length)} could not be decided`}
        size="lg"
      >
        <ul>
          {failed.map((outcome) => (
            <li key={outcome.checkId}>
              <TextLink to="/checks/$checkId" params={{ checkId: outcome.checkId ?? '' }}>
                {outcome.checkId}
              </TextLink>
              : {outcome.failure?.message}
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}

export { most };

import { Button, Group, Modal, NativeSelect, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useMay, type Schemas } from '../../api';
import { useDecision } from './useCheckWrites';
import { decisionsOf, type Decision } from './words';

interface CheckActionsProps {
  check: Schemas['CheckView'];
  /** Opens the form; without it there is no Edit. */
  onEdit?: () => void;
  after?: (decision: Decision['name']) => void;
  size?: 'xs' | 'sm';
}

/** What can be decided about a check. What can't be undone, or takes a reason, is asked for once more. */
export function CheckActions({ check, onEdit, after, size = 'sm' }: CheckActionsProps) {
  const [asking, setAsking] = useState<Decision>();
  const [reason, setReason] = useState<'DISCARDED' | 'INVALID'>('DISCARDED');
  const decision = useDecision(check, after);
  const actions = useRef<HTMLDivElement>(null);
  const { isSuccess } = decision;
  useEffect(() => {
    // The button that was pressed may be gone: who works by keyboard goes on with those that are left.
    if (isSuccess && (document.activeElement === document.body || document.activeElement === null)) {
      actions.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
    }
  }, [isSuccess, check.revision]);
  const choose = (chosen: Decision) => {
    if (chosen.name === 'accept' || chosen.name === 'restore') {
      decision.mutate({ decision: chosen.name });
    } else {
      setAsking(chosen);
    }
  };
  const name = check.description ?? check.rule ?? '';
  if (!useMay('EDITOR')) {
    return null;
  }
  return (
    <>
      <Group gap="xs" ref={actions}>
        {decisionsOf(check).map((each) => (
          <Button
            key={each.name}
            size={size}
            variant={each.name === 'accept' ? 'filled' : 'default'}
            loading={decision.isPending && decision.variables.decision === each.name}
            disabled={decision.isPending}
            onClick={() => choose(each)}
            title={each.consequence}
            aria-label={size === 'xs' ? `${each.label}: ${name}` : undefined}
          >
            {each.label}
          </Button>
        ))}
        {onEdit && check.status !== 'ARCHIVED' && (
          <Button
            size={size}
            variant="default"
            disabled={decision.isPending}
            onClick={onEdit}
            aria-label={size === 'xs' ? `Edit: ${name}` : undefined}
          >
            Edit
          </Button>
        )}
      </Group>
      <Modal opened={asking !== undefined} onClose={() => setAsking(undefined)} title={`${asking?.label ?? ''} this check?`}>
        <Text fw={550}>{name}</Text>
        <Text mt="xs">{asking?.consequence}</Text>
        {asking?.name === 'archive' && (
          <NativeSelect
            mt="sm"
            label="Reason"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value === 'INVALID' ? 'INVALID' : 'DISCARDED')}
            data={[
              { value: 'DISCARDED', label: 'Not wanted' },
              { value: 'INVALID', label: 'Invalid: it can’t be asserted' },
            ]}
          />
        )}
        <Group mt="lg" justify="flex-end">
          <Button variant="default" onClick={() => setAsking(undefined)}>
            Cancel
          </Button>
          <Button
            color={asking?.danger ? 'red' : undefined}
            onClick={() => {
              if (asking) {
                decision.mutate({ decision: asking.name, reason: asking.name === 'archive' ? reason : undefined });
                setAsking(undefined);
              }
            }}
          >
            {asking?.label}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

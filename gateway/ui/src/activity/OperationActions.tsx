import { Button, Group, Menu, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, useMay, waits, write } from '../api';
import { ErrorNote } from '../components';
import { words } from '../format';
import { isOver, type Operation } from '../components/operation';

/** Cancel what goes on; run again what is over. */
export function OperationActions({ operation }: { operation: Operation }) {
  if (!useMay('EDITOR')) {
    return null;
  }
  return isOver(operation) ? <RunAgain operation={operation} /> : <Cancel operation={operation} />;
}

function Cancel({ operation: { id: operationId = '', type, cancelRequested } }: { operation: Operation }) {
  const [opened, { open, close }] = useDisclosure(false);
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () =>
      write(api.POST('/api/v1/operations/{operationId}/cancel', { params: { path: { operationId }, header: waits } })),
    onSuccess: close,
    onSettled: () => queries.invalidateQueries({ queryKey: ['/api/v1/operations/{operationId}'] }),
  });
  const what = words(type ?? 'operation').toLowerCase();
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPlayerStop size={16} aria-hidden="true" />}
        disabled={cancelRequested || cancel.isSuccess}
        onClick={open}
      >
        {cancelRequested || cancel.isSuccess ? 'Cancelling' : 'Cancel'}
      </Button>
      <Modal opened={opened} onClose={close} title={`Cancel this ${what}?`}>
        <p>It ends as soon as its workers notice. Nothing of what it has read becomes visible; what was there before stays.</p>
        {cancel.error && <ErrorNote error={cancel.error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            Let it go on
          </Button>
          <Button color="red.9" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel the {what}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

function RunAgain({ operation }: { operation: Operation }) {
  const { datastoreId = '', type = 'CATALOG', catalog, profile } = operation;
  const queries = useQueryClient();
  const navigate = useNavigate();
  // One key for one wish: should the answer get lost, a second click orders nothing twice.
  const [key, setKey] = useState(newKey);
  const run = useMutation({
    mutationFn: (options: Pick<Operation, 'catalog' | 'profile'>) =>
      write(
        api.POST('/api/v1/datastores/{datastoreId}/operations', {
          params: { path: { datastoreId }, header: { ...waits, 'Idempotency-Key': key } },
          body: { type, ...options },
        }),
      ),
    onSuccess: async ({ pending, body }) => {
      setKey(newKey());
      await queries.invalidateQueries({ queryKey: ['/api/v1/operations'] });
      const operationId = 'id' in body ? body.id : 'operationId' in body ? body.operationId : undefined;
      if (!pending && operationId) {
        await navigate({ to: '/operations/$operationId', params: { operationId } });
      } else {
        await navigate({ to: '/datastores/$datastoreId/activity', params: { datastoreId } });
      }
    },
  });
  const what = words(type).toLowerCase();
  return (
    <>
      <Menu position="bottom-end" width={270}>
        <Menu.Target>
          <Button
            variant="default"
            loading={run.isPending}
            leftSection={<IconRefresh size={16} aria-hidden="true" />}
            rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          >
            Run again
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => run.mutate(catalog ? { catalog } : profile ? { profile } : {})}>
            With the same options
          </Menu.Item>
          <Menu.Item onClick={() => run.mutate({})}>With the default options</Menu.Item>
          <Menu.Item
            onClick={() =>
              void navigate({
                to: '/datastores/$datastoreId',
                params: { datastoreId },
                search: { run: type === 'CATALOG' ? 'catalog' : 'profile' },
              })
            }
          >
            Choose the options of a {what}…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {run.error && <ErrorNote error={run.error} />}
    </>
  );
}

function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

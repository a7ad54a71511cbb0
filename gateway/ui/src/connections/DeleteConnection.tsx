import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, waits, write, type Schemas } from '../api';
import { ConfirmByName } from '../components';

/** Only one that no datastore is on can go; the API names those that are. */
export function DeleteConnection({ connection, onClose }: { connection: Schemas['ConnectionView']; onClose: () => void }) {
  const { id: connectionId = '', name = '', datastores = 0 } = connection;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const remove = useMutation({
    meta: { removes: connectionId },
    mutationFn: () =>
      write(api.DELETE('/api/v1/connections/{connectionId}', { params: { path: { connectionId }, header: waits } })),
    onSuccess: async ({ pending }) => {
      await navigate({ to: '/connections' });
      queryClient.removeQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(connectionId) });
      void queryClient.invalidateQueries({ queryKey: ['/api/v1/connections'] });
      notifications.show({ message: pending ? `“${name}” is being removed.` : `“${name}” is removed.` });
    },
  });
  return (
    <ConfirmByName
      title="Delete this connection?"
      name={name}
      button="Delete connection"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {datastores > 0 ? (
        <p>
          {datastores === 1 ? 'One datastore is' : `${datastores} datastores are`} on this connection: it can’t be deleted before
          they are.
        </p>
      ) : (
        <p>This can’t be undone. Its settings and stored secrets go; no datastore is on it.</p>
      )}
    </ConfirmByName>
  );
}

import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, waits, write, type Schemas } from '../../api';
import { ConfirmByName } from '../../components';
import { Count } from '../../format';

/** Says what goes with it. */
export function DeleteDatastore({ datastore, onClose }: { datastore: Schemas['DatastoreView']; onClose: () => void }) {
  const { id: datastoreId = '', name = '', counters, checks } = datastore;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const remove = useMutation({
    meta: { removes: datastoreId },
    mutationFn: () => write(api.DELETE('/api/v1/datastores/{datastoreId}', { params: { path: { datastoreId }, header: waits } })),
    onSuccess: async ({ pending }) => {
      await navigate({ to: '/datastores' });
      queryClient.removeQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(datastoreId) });
      void queryClient.invalidateQueries({ queryKey: ['/api/v1/datastores'] });
      notifications.show({ message: pending ? `“${name}” is being removed.` : `“${name}” is removed.` });
    },
  });
  return (
    <ConfirmByName
      title="Delete this datastore?"
      name={name}
      button="Delete datastore"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>This can’t be undone. With the datastore go:</p>
      <ul>
        <li>
          <Counted count={counters?.containers} of="container" /> with <Counted count={counters?.fields} of="field" />, and their
          settings
        </li>
        <li>
          the profiles of <Counted count={counters?.containersProfiled} of="container" />, with their history
        </li>
        <li>
          <Count value={checks?.active ?? 0} /> active, <Count value={checks?.draft ?? 0} /> drafted and{' '}
          <Count value={checks?.archived ?? 0} /> archived checks
        </li>
        <li>its settings and stored secrets; runs that are going on are cancelled</li>
      </ul>
      <p>The data in the source itself isn’t touched.</p>
    </ConfirmByName>
  );
}

function Counted({ count = 0, of }: { count?: number; of: string }) {
  return (
    <>
      <Count value={count} /> {count === 1 ? of : `${of}s`}
    </>
  );
}

import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, waits, write, type Schemas } from '../../api';

/**
 * Orders a run. One key for as long as the dialog is open: should the answer get lost, a second click orders nothing twice.
 */
export function useStart(datastoreId: string, started: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: { body: Schemas['OperationRequest']; key: string }) =>
      write(
        api.POST('/api/v1/datastores/{datastoreId}/operations', {
          params: { path: { datastoreId }, header: { ...waits, 'Idempotency-Key': key } },
          body,
        }),
      ),
    onSuccess: async ({ pending }, { body }) => {
      const what = body.type === 'CATALOG' ? 'catalog' : 'profile';
      notifications.show({
        title: pending ? `The ${what} is accepted` : `The ${what} is queued`,
        message: pending ? 'It appears here as soon as the platform has taken it on.' : 'Its progress is shown on this page.',
      });
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/operations'] });
      started();
    },
  });
}

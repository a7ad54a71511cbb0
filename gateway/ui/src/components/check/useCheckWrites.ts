import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, Problem, waits, write, type Schemas, type Written } from '../../api';
import type { Decision } from './words';

type Check = Schemas['CheckView'];

/** What shows checks, or how many there are. */
export async function readChecksAnew(queryClient: QueryClient): Promise<void> {
  const paths = ['/api/v1/checks', '/api/v1/checks/{checkId}', '/api/v1/check-counts'];
  await Promise.all(paths.map((path) => queryClient.invalidateQueries({ queryKey: [path] })));
}

function decide(check: Check, decision: Decision['name'], reason?: 'DISCARDED' | 'INVALID'): Promise<Written<unknown>> {
  const params = {
    path: { checkId: check.id ?? '' },
    header: { ...waits, 'If-Match': `"${check.revision ?? 0}"` },
  };
  switch (decision) {
    case 'accept':
      return write(api.POST('/api/v1/checks/{checkId}/accept', { params }));
    case 'reject':
      return write(api.POST('/api/v1/checks/{checkId}/reject', { params }));
    case 'restore':
      return write(api.POST('/api/v1/checks/{checkId}/restore', { params }));
    case 'archive':
      return write(api.POST('/api/v1/checks/{checkId}/archive', { params, body: reason ? { reason } : undefined }));
    case 'delete':
      return write(api.DELETE('/api/v1/checks/{checkId}', { params }));
  }
}

const done: Record<Decision['name'], string> = {
  accept: 'Accepted',
  reject: 'Rejected',
  archive: 'Archived',
  restore: 'Restored',
  delete: 'Deleted',
};

export function told(failure: unknown): string {
  return failure instanceof Problem
    ? `${failure.detail || failure.title} (trace ${failure.traceId ?? 'unknown'})`
    : String(failure);
}

/** Decides about one check, as it was when it was read. */
export function useDecision(check: Check, after?: (decision: Decision['name']) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, reason }: { decision: Decision['name']; reason?: 'DISCARDED' | 'INVALID' }) =>
      decide(check, decision, reason),
    onSuccess: async ({ pending }, { decision }) => {
      notifications.show({
        title: pending ? 'The decision is on its way' : done[decision],
        message: pending
          ? 'It is accepted, and shows as soon as the platform has carried it out.'
          : (check.description ?? check.rule),
      });
      after?.(decision);
      // Of a deleted check its page would read nothing any more.
      if (decision === 'delete') {
        queryClient.removeQueries({ queryKey: ['/api/v1/checks/{checkId}', { path: { checkId: check.id } }] });
      }
      await readChecksAnew(queryClient);
    },
    onError: async (failure) => {
      notifications.show({ color: 'red', title: 'Not decided', message: told(failure), autoClose: false });
      // Most likely somebody else changed it: what is shown must be what is.
      await readChecksAnew(queryClient);
    },
  });
}

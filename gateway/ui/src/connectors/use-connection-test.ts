import { useMutation } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api';
import type { Spec } from './form';

export type TestRequest = Schemas['ConnectionTestRequest'];

/** What is asked beside whether it works. */
export function discoveryOf(spec: Spec): NonNullable<TestRequest['discover']> {
  const can = spec.capabilities ?? [];
  return [
    ...(can.includes('LISTS_DATABASES') ? (['DATABASES'] as const) : []),
    ...(can.includes('LISTS_SCHEMAS') ? (['SCHEMAS'] as const) : []),
  ];
}

/** Tests a source, and remembers for which settings: after a change the answer is stale. */
export function useConnectionTest() {
  const test = useMutation({
    mutationFn: (body: TestRequest) => read(api.POST('/api/v1/connection-tests', { body })),
  });
  const outcome = test.data?.outcome;
  return {
    test,
    outcome,
    isStale: (request: TestRequest) => test.variables !== undefined && JSON.stringify(test.variables) !== JSON.stringify(request),
    /** Names that fields may take. */
    offered: {
      ...(outcome?.databases?.names && { database: outcome.databases.names }),
      ...(outcome?.schemas?.names && { schema: outcome.schemas.names }),
    },
  };
}

import { useQuery } from '@tanstack/react-query';
import { reading } from '../api';
import type { Spec } from './form';

/** All connectors of the platform; they change only with its version. */
export function useSpecs() {
  return useQuery({ ...reading('/api/v1/connectors'), staleTime: Infinity });
}

export function specOf(specs: readonly Spec[] | undefined, type: string | undefined): Spec | undefined {
  return specs?.find((spec) => spec.type === type);
}

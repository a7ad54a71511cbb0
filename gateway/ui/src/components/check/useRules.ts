import { useQuery } from '@tanstack/react-query';
import { reading, type Schemas } from '../../api';

const none: ReadonlyMap<string, Schemas['RuleSpec']> = new Map();

/** The platform's rules by key; they don't change while it runs. */
export function useRules() {
  const { data, error, refetch } = useQuery({
    ...reading('/api/v1/check-rules', {}),
    staleTime: Infinity,
    select: ({ items }): ReadonlyMap<string, Schemas['RuleSpec']> => new Map((items ?? []).map((rule) => [rule.key ?? '', rule])),
  });
  return { rules: data ?? none, loaded: data !== undefined, error, retry: () => void refetch() };
}

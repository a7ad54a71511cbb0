import { getRouteApi } from '@tanstack/react-router';
import { PageHeader } from '../components';
import { Operations } from './Operations';
import type { OperationsSearch } from './search';

const route = getRouteApi('/shell/activity');

export function ActivityPage() {
  const navigate = route.useNavigate();
  const change = (changes: OperationsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false });
  return (
    <>
      <PageHeader title="Activity" />
      <Operations filter={route.useSearch()} change={change} />
    </>
  );
}

import { getRouteApi } from '@tanstack/react-router';
import { Operations } from './Operations';
import type { OperationsSearch } from './search';

const route = getRouteApi('/shell/datastores/$datastoreId/activity');

export function DatastoreActivityTab() {
  const navigate = route.useNavigate();
  const change = (changes: OperationsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false });
  return <Operations datastore={route.useParams().datastoreId} filter={route.useSearch()} change={change} />;
}

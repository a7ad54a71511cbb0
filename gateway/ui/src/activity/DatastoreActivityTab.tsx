import { getRouteApi } from '@tanstack/react-router';
import { Operations } from './Operations';

const route = getRouteApi('/shell/datastores/$datastoreId/activity');

export function DatastoreActivityTab() {
  return <Operations datastore={route.useParams().datastoreId} filter={route.useSearch()} />;
}

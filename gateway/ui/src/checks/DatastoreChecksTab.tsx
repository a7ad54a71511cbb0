import { getRouteApi } from '@tanstack/react-router';
import { Checks } from './Checks';

const route = getRouteApi('/shell/datastores/$datastoreId/checks');

export function DatastoreChecksTab() {
  return <Checks datastore={route.useParams().datastoreId} filter={route.useSearch()} />;
}

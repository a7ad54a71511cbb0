import { getRouteApi } from '@tanstack/react-router';
import { Checks } from './Checks';

const route = getRouteApi('/shell/datastores/$datastoreId/checks');

export function DatastoreChecksTab() {
  const { datastoreId } = route.useParams();
  const navigate = route.useNavigate();
  return (
    <Checks
      datastore={datastoreId}
      filter={route.useSearch()}
      onFilter={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true })}
    />
  );
}

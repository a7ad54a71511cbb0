import { getRouteApi } from '@tanstack/react-router';
import { Checks } from './Checks';

const route = getRouteApi('/shell/containers/$containerId/checks');

export function ContainerChecksTab() {
  const { containerId } = route.useParams();
  const navigate = route.useNavigate();
  return (
    <Checks
      container={containerId}
      filter={route.useSearch()}
      onFilter={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true })}
    />
  );
}

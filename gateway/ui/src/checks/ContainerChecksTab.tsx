import { getRouteApi } from '@tanstack/react-router';
import { Checks } from './Checks';

const route = getRouteApi('/shell/containers/$containerId/checks');

export function ContainerChecksTab() {
  return <Checks container={route.useParams().containerId} filter={route.useSearch()} />;
}

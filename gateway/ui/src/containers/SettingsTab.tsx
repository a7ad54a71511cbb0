import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { ErrorNote, Skeletons } from '../components';
import { SettingsForm } from './settings/SettingsForm';

const route = getRouteApi('/shell/containers/$containerId/settings');

export function SettingsTab() {
  const { containerId } = route.useParams();
  const { data, error, refetch } = useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId } }));
  if (!data) {
    return error ? <ErrorNote error={error} retry={() => void refetch()} /> : <Skeletons />;
  }
  return <SettingsForm key={containerId} container={data} />;
}

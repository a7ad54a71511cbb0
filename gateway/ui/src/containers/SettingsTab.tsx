import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { DefinitionList, ErrorNote, Skeletons } from '../components';

const route = getRouteApi('/shell/containers/$containerId/settings');

export function SettingsTab() {
  const { containerId } = route.useParams();
  const { data, error, refetch } = useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId } }));
  if (!data) {
    return error ? <ErrorNote error={error} retry={() => void refetch()} /> : <Skeletons />;
  }
  return (
    <DefinitionList
      items={[
        ['Excluded', data.excluded ? 'yes' : 'no'],
        ['Partition field', data.partitionField?.value ?? 'none'],
        ['Incremental field', data.incrementalField?.value ?? 'none'],
        ['File pattern', data.filePattern?.value],
      ]}
    />
  );
}

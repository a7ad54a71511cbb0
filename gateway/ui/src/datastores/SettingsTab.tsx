import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { DefinitionList, ErrorNote, Skeletons } from '../components';

const route = getRouteApi('/shell/datastores/$datastoreId/settings');

export function SettingsTab() {
  const { datastoreId } = route.useParams();
  const { data, error, refetch } = useQuery(reading('/api/v1/datastores/{datastoreId}', { path: { datastoreId } }));
  if (!data) {
    return error ? <ErrorNote error={error} retry={() => void refetch()} /> : <Skeletons />;
  }
  return (
    <DefinitionList
      items={[
        ['Connector', data.connector],
        ...Object.entries(data.properties ?? {}).map(([name, value]) => [name, String(value)] as const),
      ]}
    />
  );
}

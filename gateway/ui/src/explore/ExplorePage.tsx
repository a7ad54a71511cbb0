import { useQuery } from '@tanstack/react-query';
import { reading } from '../api';
import { DefinitionList, ErrorNote, PageHeader, Skeletons } from '../components';
import { Count } from '../format';

export function ExplorePage() {
  const datastores = useQuery(reading('/api/v1/datastores', { query: { size: 1 } }));
  const checks = useQuery(reading('/api/v1/check-counts', {}));
  const error = datastores.error ?? checks.error;
  return (
    <>
      <PageHeader title="Explore" />
      {error ? (
        <ErrorNote error={error} />
      ) : datastores.data && checks.data ? (
        <DefinitionList
          items={[
            ['Datastores', <Count key="d" value={datastores.data.total} />],
            ['Checks', <Count key="c" value={checks.data.total} />],
          ]}
        />
      ) : (
        <Skeletons />
      )}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { DefinitionList, ErrorNote, Skeletons, StatusBadge } from '../components';
import { Count, When } from '../format';

const route = getRouteApi('/shell/datastores/$datastoreId');

export function OverviewTab() {
  const { datastoreId } = route.useParams();
  const { data, error, refetch } = useQuery(reading('/api/v1/datastores/{datastoreId}', { path: { datastoreId } }));
  if (!data) {
    return error ? <ErrorNote error={error} retry={() => void refetch()} /> : <Skeletons />;
  }
  return (
    <DefinitionList
      items={[
        ['Containers', <Count key="c" value={data.counters?.containers} why="not catalogued yet" />],
        ['Fields', <Count key="f" value={data.counters?.fields} why="not catalogued yet" />],
        ['Rows profiled', <Count key="r" value={data.counters?.rowsProfiled} why="not profiled yet" />],
        ['Checks', <Count key="k" value={data.counters?.checks} why="not profiled yet" />],
        ['Last catalogue', data.lastCatalog && <StatusBadge status={data.lastCatalog.status} />],
        ['Last profile', data.lastProfile && <StatusBadge status={data.lastProfile.status} />],
        ['Registered', <When key="w" value={data.createdAt} />],
      ]}
    />
  );
}

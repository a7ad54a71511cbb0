import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { DefinitionList, PageHeader, PageProblem, Skeletons, StatusBadge, TextLink } from '../components';
import { When, words } from '../format';

const route = getRouteApi('/shell/operations/$operationId');

export function OperationPage() {
  const { operationId } = route.useParams();
  const { data, error, refetch } = useQuery(reading('/api/v1/operations/{operationId}', { path: { operationId } }));
  if (!data) {
    return error ? <PageProblem error={error} retry={() => void refetch()} /> : <Skeletons />;
  }
  return (
    <>
      <PageHeader
        title={`${words(data.type ?? 'Operation')} of ${data.datastoreName ?? data.datastoreId}`}
        subject={operationId}
        crumbs={[
          <TextLink key="activity" to="/activity">
            Activity
          </TextLink>,
        ]}
      >
        <StatusBadge status={data.status} />
      </PageHeader>
      <DefinitionList
        items={[
          ['Asked for by', data.requestedBy],
          ['Asked for', <When key="c" value={data.createdAt} />],
          ['Started', <When key="s" value={data.startedAt} why="not started" />],
          ['Finished', <When key="f" value={data.finishedAt} why="not finished" />],
          ['Failure', data.failure?.message],
        ]}
      />
    </>
  );
}

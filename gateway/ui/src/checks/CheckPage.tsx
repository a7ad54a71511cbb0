import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { DefinitionList, PageHeader, PageProblem, Skeletons, StatusBadge, TextLink } from '../components';
import { When } from '../format';

const route = getRouteApi('/shell/checks/$checkId');

export function CheckPage() {
  const { checkId } = route.useParams();
  const { data, error, refetch } = useQuery(reading('/api/v1/checks/{checkId}', { path: { checkId } }));
  if (!data) {
    return error ? <PageProblem error={error} retry={() => void refetch()} /> : <Skeletons />;
  }
  return (
    <>
      <PageHeader
        title={data.rule ?? checkId}
        subject={checkId}
        crumbs={[
          <TextLink key="checks" to="/checks">
            Checks
          </TextLink>,
        ]}
      >
        {data.description}
      </PageHeader>
      <DefinitionList
        items={[
          ['State', <StatusBadge key="s" status={data.status} />],
          [
            'Container',
            <TextLink key="c" to="/containers/$containerId" params={{ containerId: data.containerId ?? '' }}>
              {data.container}
            </TextLink>,
          ],
          ['Fields', data.fields?.join(', ')],
          ['Changed', <When key="w" value={data.updatedAt} />],
        ]}
      />
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../../api';
import { specOf, useSpecs } from '../../connectors';
import { ErrorNote, PageForRole, PageHeader, Skeletons, TextLink } from '../../components';
import { ChooseSource } from './ChooseSource';
import { DatastoreForm } from './DatastoreForm';

const route = getRouteApi('/shell/datastores/new');

/** First what it is, then its form; both are addresses. */
export function NewDatastorePage() {
  const { connector, connection: connectionId } = route.useSearch();
  const specs = useSpecs();
  const connection = useQuery({
    ...reading('/api/v1/connections/{connectionId}', { path: { connectionId: connectionId ?? '' } }),
    enabled: connectionId !== undefined,
  });
  const wanted = connectionId === undefined ? connector : connection.data?.connector;
  const spec = specOf(specs.data?.items, wanted);
  const failed = specs.error ?? connection.error;
  const waiting = specs.isPending || (connectionId !== undefined && connection.isPending);
  const choosing = wanted === undefined && !waiting && !failed;
  return (
    <>
      <PageHeader
        title={spec ? `Add ${spec.displayName}` : 'Add source datastore'}
        subject={`${connector ?? ''} ${connectionId ?? ''}`}
        crumbs={[
          <TextLink key="datastores" to="/datastores">
            Datastores
          </TextLink>,
          !choosing && (
            <TextLink key="new" to="/datastores/new">
              Add source datastore
            </TextLink>
          ),
        ].filter((crumb) => crumb !== false)}
      >
        {spec?.summary ?? (choosing && 'What should be catalogued and profiled? Plumbline only ever reads.')}
      </PageHeader>
      {failed && <ErrorNote error={failed} retry={() => void Promise.all([specs.refetch(), connection.refetch()])} />}
      {waiting && !failed && <Skeletons />}
      <PageForRole>
        {choosing && <ChooseSource specs={specs.data?.items ?? []} />}
        {wanted !== undefined && !spec && !waiting && !failed && (
          <ErrorNote error={new Error(`There is no connector “${wanted}”. Choose another one.`)} />
        )}
        {spec && !waiting && <DatastoreForm key={`${wanted} ${connectionId}`} spec={spec} connection={connection.data} />}
      </PageForRole>
    </>
  );
}

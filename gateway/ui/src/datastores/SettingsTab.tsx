import { Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { discoveryOf, factsOf, Grants, specOf, TestPanel, useConnectionTest, useSpecs, type Spec } from '../connectors';
import shared from '../connectors/connectors.module.css';
import { DefinitionList, ErrorNote, ForRole, PageForRole, Skeletons, TextLink } from '../components';
import { When } from '../format';
import { DeleteDatastore } from './settings/DeleteDatastore';
import { EditDatastore } from './settings/EditDatastore';

const route = getRouteApi('/shell/datastores/$datastoreId/settings');

export function SettingsTab() {
  const { datastoreId } = route.useParams();
  const { edit, remove } = route.useSearch();
  const navigate = route.useNavigate();
  const specs = useSpecs();
  const datastore = useQuery(reading('/api/v1/datastores/{datastoreId}', { path: { datastoreId } }));
  const { data } = datastore;
  const connectionId = data?.connectionId ?? '';
  const connection = useQuery({
    ...reading('/api/v1/connections/{connectionId}', { path: { connectionId } }),
    enabled: connectionId !== '',
  });
  const close = () => void navigate({ search: (now) => ({ ...now, edit: undefined, remove: undefined }) });
  if (!data || !specs.data) {
    const error = datastore.error ?? specs.error;
    const retry = () => void Promise.all([datastore.refetch(), specs.refetch()]);
    return error ? <ErrorNote error={error} retry={retry} /> : <Skeletons />;
  }
  const spec = specOf(specs.data.items, data.connector);
  if (!spec) {
    return <ErrorNote error={new Error(`This platform has no connector “${data.connector}” any more.`)} />;
  }
  if (edit) {
    const reload = async () => (await datastore.refetch({ throwOnError: true })).data ?? data;
    return (
      <PageForRole>
        <EditDatastore key={datastoreId} datastore={data} spec={spec} onDone={close} reload={reload} />
      </PageForRole>
    );
  }
  return (
    <div className={shared.layout}>
      <div className={shared.form}>
        <section className={shared.section} aria-label="Settings">
          <div className={shared.sectionHead}>Settings</div>
          <div className={shared.readOnly}>
            <DefinitionList
              items={[
                ['Id', <code key="id">{datastoreId}</code>],
                ['Connector', spec.displayName],
                [
                  'Shared connection',
                  data.connectionId && (
                    <TextLink key="c" to="/connections/$connectionId" params={{ connectionId: data.connectionId }}>
                      {connection.data?.name ?? data.connectionId}
                    </TextLink>
                  ),
                ],
                ...(connection.data ? factsOf(spec.fields ?? [], connection.data) : []),
                ...factsOf(spec.fields ?? [], data),
                ['Description', data.description],
                ['Tags', data.tags?.join(', ')],
                ['Group', data.group],
                ['Registered', <When key="r" value={data.createdAt} />],
                ['Registered by', data.createdBy],
                ['Changed', <When key="u" value={data.updatedAt} />],
              ]}
            />
          </div>
        </section>
        <ForRole>
          <div className={shared.buttons}>
            <Button
              leftSection={<IconPencil size={16} aria-hidden="true" />}
              onClick={() => void navigate({ search: (now) => ({ ...now, edit: true }) })}
            >
              Edit
            </Button>
            <Button
              variant="default"
              leftSection={<IconTrash size={16} aria-hidden="true" />}
              onClick={() => void navigate({ search: (now) => ({ ...now, remove: true }) })}
            >
              Delete …
            </Button>
          </div>
        </ForRole>
      </div>
      <ForRole>
        <StoredTest datastoreId={datastoreId} spec={spec} properties={{ ...connection.data?.properties, ...data.properties }} />
        {remove && <DeleteDatastore datastore={data} onClose={close} />}
      </ForRole>
    </div>
  );
}

/** Whether the source still answers with what is stored. */
function StoredTest({
  datastoreId,
  spec,
  properties,
}: {
  datastoreId: string;
  spec: Spec;
  properties?: Record<string, unknown>;
}) {
  const testing = useConnectionTest();
  const request = { datastoreId, discover: discoveryOf(spec) };
  return (
    <div className={shared.aside}>
      <TestPanel state={testing} request={request} onTest={() => testing.test.mutate(request)} />
      <Grants spec={spec} values={properties as Record<string, string>} />
    </div>
  );
}

import { Button, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { discoveryOf, factsOf, Grants, specOf, TestPanel, useConnectionTest, useSpecs } from '../connectors';
import shared from '../connectors/connectors.module.css';
import { DefinitionList, ErrorNote, ForRole, PageHeader, PageProblem, Skeletons, TextLink, LinkButton } from '../components';
import { When } from '../format';
import classes from './connections.module.css';
import { DatastoresOn } from './DatastoresOn';
import { DeleteConnection } from './DeleteConnection';
import { EditConnection } from './EditConnection';

const route = getRouteApi('/shell/connections/$connectionId');

export function ConnectionPage() {
  const { connectionId } = route.useParams();
  const { edit, remove } = route.useSearch();
  const navigate = route.useNavigate();
  const specs = useSpecs();
  const connection = useQuery(reading('/api/v1/connections/{connectionId}', { path: { connectionId } }));
  const testing = useConnectionTest();
  const { data } = connection;
  if (!data || !specs.data) {
    const error = connection.error ?? specs.error;
    const retry = () => void Promise.all([connection.refetch(), specs.refetch()]);
    return error ? <PageProblem error={error} retry={retry} /> : <Skeletons />;
  }
  const spec = specOf(specs.data.items, data.connector);
  const close = () => void navigate({ search: {} });
  const request = { connectionId, discover: spec ? discoveryOf(spec) : [] };
  return (
    <>
      <PageHeader
        title={data.name ?? connectionId}
        subject={connectionId}
        crumbs={[
          <TextLink key="connections" to="/connections">
            Connections
          </TextLink>,
        ]}
        actions={
          !edit && (
            <ForRole>
              <LinkButton
                to="/datastores/new"
                search={{ connection: connectionId }}
                leftSection={<IconPlus size={16} aria-hidden="true" />}
              >
                Add datastores
              </LinkButton>
              <Button
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden="true" />}
                onClick={() => void navigate({ search: { edit: true } })}
              >
                Edit
              </Button>
              <Button
                variant="default"
                leftSection={<IconTrash size={16} aria-hidden="true" />}
                onClick={() => void navigate({ search: { remove: true } })}
              >
                Delete …
              </Button>
            </ForRole>
          )
        }
      >
        {[spec?.displayName ?? data.connector, data.description].filter(Boolean).join(' · ')}
      </PageHeader>
      {!spec && <ErrorNote error={new Error(`This platform has no connector “${data.connector}” any more.`)} />}
      {spec && edit && (
        <EditConnection
          key={connectionId}
          connection={data}
          spec={spec}
          onDone={close}
          reload={async () => (await connection.refetch({ throwOnError: true })).data ?? data}
        />
      )}
      {spec && !edit && (
        <div className={shared.layout}>
          <div className={shared.form}>
            <section className={shared.section} aria-label="Settings">
              <div className={shared.sectionHead}>Settings</div>
              <div className={shared.readOnly}>
                <DefinitionList
                  items={[
                    ['Id', <code key="id">{connectionId}</code>],
                    ...factsOf(spec.fields ?? [], data),
                    ['Made', <When key="r" value={data.createdAt} />],
                    ['Made by', data.createdBy],
                    ['Changed', <When key="u" value={data.updatedAt} />],
                  ]}
                />
              </div>
            </section>
            <section>
              <Title order={2} className={classes.title}>
                Datastores on it
              </Title>
              <DatastoresOn connectionId={connectionId} />
            </section>
          </div>
          <div className={shared.aside}>
            <TestPanel state={testing} request={request} onTest={() => testing.test.mutate(request)} />
            <Grants spec={spec} values={data.properties as Record<string, string>} />
          </div>
        </div>
      )}
      {remove && <DeleteConnection connection={data} onClose={close} />}
    </>
  );
}

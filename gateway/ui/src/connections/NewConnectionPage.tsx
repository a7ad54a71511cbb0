import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { connectionFields, discoveryOf, Gallery, makeConnection, specOf, StoredForm, useSpecs } from '../connectors';
import { ErrorNote, PageForRole, PageHeader, Skeletons, TextLink } from '../components';

const route = getRouteApi('/shell/connections/new');

export function NewConnectionPage() {
  const { connector, search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const specs = useSpecs();
  const spec = specOf(specs.data?.items, connector);
  const missing = connector !== undefined && specs.data !== undefined && spec === undefined;
  return (
    <>
      <PageHeader
        title={spec ? `Add a connection to ${spec.displayName}` : 'Add connection'}
        subject={connector ?? ''}
        crumbs={[
          <TextLink key="connections" to="/connections">
            Connections
          </TextLink>,
          connector !== undefined && (
            <TextLink key="new" to="/connections/new">
              Add connection
            </TextLink>
          ),
        ].filter((crumb) => crumb !== false)}
      >
        {spec
          ? 'What is left empty here, such as the database or schema, each datastore brings itself.'
          : 'What should datastores be read from?'}
      </PageHeader>
      {specs.error && <ErrorNote error={specs.error} retry={() => void specs.refetch()} />}
      {specs.isPending && <Skeletons />}
      {missing && <ErrorNote error={new Error(`There is no connector “${connector}”. Choose another one.`)} />}
      <PageForRole>
        {connector === undefined && specs.data && (
          <Gallery
            specs={specs.data.items ?? []}
            search={search}
            onSearch={(text) => void navigate({ search: (now) => ({ ...now, search: text || undefined }), replace: true })}
            tile={(each, className, content) => (
              <Link to="/connections/new" search={{ connector: each.type }} className={className}>
                {content}
              </Link>
            )}
          />
        )}
        {spec && (
          <StoredForm
            key={spec.type}
            spec={spec}
            fields={connectionFields(spec)}
            draft={`connection:${spec.type}`}
            request={({ properties, secrets }) => ({
              connector: spec.type,
              properties: properties ?? {},
              secrets,
              discover: discoveryOf(spec),
            })}
            save={async ({ name = '', description, properties, secrets }) => {
              const { id = '' } = await makeConnection({ name, description, connector: spec.type ?? '', properties, secrets });
              void queryClient.invalidateQueries({ queryKey: ['/api/v1/connections'] });
              await navigate({ to: '/connections/$connectionId', params: { connectionId: id } });
            }}
            saveWords="Add connection"
            cancel={<TextLink to="/connections">Cancel</TextLink>}
          />
        )}
      </PageForRole>
    </>
  );
}

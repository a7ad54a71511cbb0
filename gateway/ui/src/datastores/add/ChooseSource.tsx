import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { listing } from '../../api';
import { ConnectorIcon, Gallery, specOf, type Spec } from '../../connectors';
import { ErrorNote } from '../../components';
import classes from './add.module.css';

const route = getRouteApi('/shell/datastores/new');

/** Shared connections first, as they need no secrets; then all connectors. */
export function ChooseSource({ specs }: { specs: readonly Spec[] }) {
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const connections = useQuery(listing('/api/v1/connections', { query: { search: search || undefined, size: 12 } }));
  const shared = connections.data?.items ?? [];
  const more = (connections.data?.total ?? 0) - shared.length;
  return (
    <>
      {connections.error && <ErrorNote error={connections.error} retry={() => void connections.refetch()} />}
      {shared.length > 0 && (
        <section aria-label="On a shared connection" className={classes.shared}>
          <Title order={2}>On a shared connection</Title>
          <ul className={classes.connections}>
            {shared.map((connection) => (
              <li key={connection.id}>
                <Link to="/datastores/new" search={{ connection: connection.id }} className={classes.connection}>
                  <ConnectorIcon connector={connection.connector ?? ''} size={24} />
                  <span>
                    <span className={classes.connectionName}>{connection.name}</span>
                    <span className={classes.note}>
                      {specOf(specs, connection.connector)?.displayName ?? connection.connector}
                      {connection.datastores === 1 ? ' · 1 datastore' : ` · ${connection.datastores ?? 0} datastores`}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {more > 0 && <p className={classes.note}>And {more} more: search by name.</p>}
        </section>
      )}
      <Gallery
        specs={specs}
        search={search}
        onSearch={(text) => void navigate({ search: (now) => ({ ...now, search: text || undefined }), replace: true })}
        tile={(spec, className, content) => (
          <Link to="/datastores/new" search={{ connector: spec.type }} className={className}>
            {content}
          </Link>
        )}
      />
    </>
  );
}

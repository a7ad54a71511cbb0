import { useQuery } from '@tanstack/react-query';
import { reading } from '../api';
import { TextLink } from './TextLink';

/** A datastore by its id, shown by its name. */
export function DatastoreName({ id }: { id: string }) {
  const { data } = useQuery(reading('/api/v1/datastores/{datastoreId}', { path: { datastoreId: id } }));
  return (
    <TextLink to="/datastores/$datastoreId" params={{ datastoreId: id }}>
      {data?.name ?? id}
    </TextLink>
  );
}

import { useQuery } from '@tanstack/react-query';
import { reading } from '../api';
import { TextLink } from './TextLink';

/** A container by its id, shown by its name. */
export function ContainerName({ id }: { id: string }) {
  const { data } = useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId: id } }));
  return (
    <TextLink to="/containers/$containerId" params={{ containerId: id }}>
      {data?.name ?? id}
    </TextLink>
  );
}

import { ContainerName } from '../ContainerName';
import { DatastoreName } from '../DatastoreName';
import { propertyText } from './words';

/** What a check says of one property; of others' ids their names. */
export function PropertyValue({ name, value }: { name: string; value: unknown }) {
  if (typeof value === 'string' && name === 'refDatastoreId') {
    return <DatastoreName id={value} />;
  }
  if (typeof value === 'string' && name === 'refContainerId') {
    return <ContainerName id={value} />;
  }
  return <>{propertyText(value)}</>;
}

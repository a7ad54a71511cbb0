import { api, read, waits, write, type Schemas } from '../api';
import { recorded } from './recorded';

export async function makeConnection(body: Schemas['ConnectionRegistration']): Promise<Schemas['ConnectionView']> {
  const written = await write(api.POST('/api/v1/connections', { params: { header: waits }, body }));
  if (!written.pending) {
    return written.body as Schemas['ConnectionView'];
  }
  const { connectionId = '' } = written.body as Schemas['Connection'];
  return recorded(() => read(api.GET('/api/v1/connections/{connectionId}', { params: { path: { connectionId } } })));
}

/** @returns the id of the datastore, which can be read by now */
export async function makeDatastore(body: Schemas['DatastoreRegistration']): Promise<string> {
  const written = await write(api.POST('/api/v1/datastores', { params: { header: waits }, body }));
  if (!written.pending) {
    return (written.body as Schemas['DatastoreView']).id ?? '';
  }
  const { datastoreId = '' } = written.body as Schemas['Registration'];
  await recorded(() => read(api.GET('/api/v1/datastores/{datastoreId}', { params: { path: { datastoreId } } })));
  return datastoreId;
}

export async function makeDatastores(
  connectionId: string,
  body: Schemas['SchemaRegistrations'],
): Promise<readonly Schemas['OfSchema'][]> {
  const { body: answer } = await write(
    api.POST('/api/v1/connections/{connectionId}/datastores', { params: { path: { connectionId }, header: waits }, body }),
  );
  return (answer as Schemas['Schemas']).datastores ?? [];
}

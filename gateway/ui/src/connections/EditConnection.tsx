import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, waits, write, type Schemas } from '../api';
import { connectionFields, discoveryOf, StoredForm, type Change, type Spec } from '../connectors';
import shared from '../connectors/connectors.module.css';

interface EditConnectionProps {
  connection: Schemas['ConnectionView'];
  spec: Spec;
  onDone: () => void;
  /** What is stored now. */
  reload: () => Promise<Schemas['ConnectionView']>;
}

/** Changes a connection from what was read when the form opened, and with it every datastore on it. */
export function EditConnection({ connection, spec, onDone, reload }: EditConnectionProps) {
  const [stored, setStored] = useState(connection);
  const connectionId = stored.id ?? '';
  const queryClient = useQueryClient();
  const save = async (change: Change) => {
    await write(
      api.PATCH('/api/v1/connections/{connectionId}', {
        params: { path: { connectionId }, header: waits },
        body: { ...change, revision: stored.revision },
      }),
    );
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['/api/v1/connections/{connectionId}'] }),
      queryClient.invalidateQueries({ queryKey: ['/api/v1/connections'] }),
    ]);
    onDone();
  };
  const users = stored.datastores ?? 0;
  return (
    <StoredForm
      spec={spec}
      fields={connectionFields(spec)}
      stored={stored}
      request={({ properties, secrets }) => ({ connectionId, properties, secrets, discover: discoveryOf(spec) })}
      save={save}
      saveWords="Save"
      cancel={
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      }
      reload={async () => {
        const fresh = await reload();
        setStored(fresh);
        return { stored: fresh, others: [] };
      }}
      note={
        users > 0 && (
          <p className={shared.warning}>
            <strong>{users === 1 ? '1 datastore is' : `${users} datastores are`} on this connection.</strong> They all use what
            you save here from their next run on.
          </p>
        )
      }
    />
  );
}

import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, reading, waits, write, type Schemas } from '../../api';
import { othersChange, rebased } from '../../components/conflict';
import { discoveryOf, openFields, StoredForm, type Change, type Spec } from '../../connectors';
import { TagsAndGroup } from '../TagsAndGroup';
import { ErrorNote, Skeletons } from '../../components';

interface EditDatastoreProps {
  datastore: Schemas['DatastoreView'];
  spec: Spec;
  onDone: () => void;
  /** What is stored now. */
  reload: () => Promise<Schemas['DatastoreView']>;
}

/** Changes a datastore from what was read when the form opened: whoever was faster isn't overwritten. */
export function EditDatastore({ datastore, spec, onDone, reload }: EditDatastoreProps) {
  const [stored, setStored] = useState(datastore);
  const { id: datastoreId = '', connectionId } = stored;
  const [tags, setTags] = useState<readonly string[]>(stored.tags ?? []);
  const [group, setGroup] = useState(stored.group ?? '');
  const otherTags = JSON.stringify(tags) !== JSON.stringify(stored.tags ?? []);
  const otherGroup = group.trim() !== (stored.group ?? '');
  const queryClient = useQueryClient();
  const connection = useQuery({
    ...reading('/api/v1/connections/{connectionId}', { path: { connectionId: connectionId ?? '' } }),
    enabled: connectionId !== undefined,
  });
  if (connectionId !== undefined && !connection.data) {
    return connection.error ? <ErrorNote error={connection.error} retry={() => void connection.refetch()} /> : <Skeletons />;
  }
  const save = async (change: Change) => {
    await write(
      api.PATCH('/api/v1/datastores/{datastoreId}', {
        params: { path: { datastoreId }, header: waits },
        body: {
          ...change,
          ...(otherTags && { tags: [...tags] }),
          // Null takes it away, which the document says in words only.
          ...(otherGroup && { group: (group.trim() || null) as string }),
          revision: stored.revision,
        },
      }),
    );
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['/api/v1/datastores/{datastoreId}'] }),
      queryClient.invalidateQueries({ queryKey: ['/api/v1/datastores'] }),
      queryClient.invalidateQueries({ queryKey: ['/api/v1/tags'] }),
      queryClient.invalidateQueries({ queryKey: ['/api/v1/groups'] }),
    ]);
    onDone();
  };
  const catchUp = async () => {
    const fresh = await reload();
    const [oldTags, newTags] = [stored.tags ?? [], fresh.tags ?? []];
    const others = [
      ...othersChange('Tags', tags, oldTags, newTags),
      ...othersChange('Group', group.trim(), stored.group, fresh.group),
    ];
    setTags(rebased(tags, oldTags, newTags));
    setGroup(rebased(group.trim(), stored.group ?? '', fresh.group ?? ''));
    setStored(fresh);
    return { stored: fresh, others };
  };
  return (
    <StoredForm
      spec={spec}
      fields={connection.data ? openFields(spec, connection.data) : (spec.fields ?? [])}
      stored={stored}
      request={({ properties, secrets }) => ({ datastoreId, properties, secrets, discover: discoveryOf(spec) })}
      save={save}
      saveWords="Save"
      cancel={
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      }
      reload={catchUp}
      more={{
        inputs: (faults) => <TagsAndGroup tags={tags} group={group} onTags={setTags} onGroup={setGroup} faults={faults} />,
        names: ['tags', 'group'],
        changed: otherTags || otherGroup,
      }}
    />
  );
}

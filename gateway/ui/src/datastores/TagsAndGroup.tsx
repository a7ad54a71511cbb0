import { Autocomplete, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listing } from '../api';

interface TagsAndGroupProps {
  tags: readonly string[];
  group: string;
  onTags: (tags: string[]) => void;
  onGroup: (group: string) => void;
  faults: { tags?: string; group?: string };
}

/** By what a datastore is found among many: those that others have are offered. */
export function TagsAndGroup({ tags, group, onTags, onGroup, faults }: TagsAndGroupProps) {
  const known = useQuery(listing('/api/v1/tags', { query: { size: 200 } }));
  const groups = useQuery(listing('/api/v1/groups', { query: { size: 200 } }));
  return (
    <>
      <TagsInput
        label="Tags"
        description="Enter or a comma ends one."
        value={[...tags]}
        onChange={(all) =>
          onTags([
            ...new Set(
              all
                .flatMap((tag) => tag.split(','))
                .map((tag) => tag.trim())
                .filter(Boolean),
            ),
          ])
        }
        data={(known.data?.items ?? []).map(({ tag }) => tag ?? '').filter(Boolean)}
        maxTags={50}
        error={faults.tags}
        acceptValueOnBlur
      />
      <Autocomplete
        label="Group"
        description="Left empty: in none."
        value={group}
        onChange={onGroup}
        data={(groups.data?.items ?? []).map((each) => each.group ?? '').filter(Boolean)}
        maxLength={100}
        error={faults.group}
      />
    </>
  );
}

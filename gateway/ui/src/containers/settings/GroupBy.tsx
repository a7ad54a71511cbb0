import { ActionIcon, Button, MultiSelect } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listing } from '../../api';
import classes from './settings.module.css';

const mostCriteria = 5;
const mostFields = 4;

interface GroupByProps {
  containerId: string;
  value: readonly (readonly string[])[];
  onChange: (value: readonly (readonly string[])[]) => void;
}

/** Criteria by which rows are profiled in groups beside the whole. */
export function GroupBy({ containerId, value, onChange }: GroupByProps) {
  const [search, setSearch] = useState('');
  const { data } = useQuery(
    listing('/api/v1/containers/{containerId}/fields', {
      path: { containerId },
      query: { search: search === '' ? undefined : search, nested: 'false', size: 50 },
    }),
  );
  const found = (data?.items ?? []).map(({ name = '' }) => name);
  return (
    <div className={classes.groups}>
      {value.map((fields, index) => (
        <div key={index} className={classes.group}>
          <MultiSelect
            aria-label={`Criterion ${index + 1}`}
            placeholder={fields.length === 0 ? 'Fields whose values make a group' : undefined}
            searchable
            maxValues={mostFields}
            data={[...new Set([...fields, ...found])]}
            value={[...fields]}
            onSearchChange={setSearch}
            onChange={(next) => onChange(value.map((each, at) => (at === index ? next : each)))}
            style={{ flex: 1 }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove criterion ${index + 1}`}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      {value.length < mostCriteria && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange([...value, []])}
        >
          Add a criterion
        </Button>
      )}
    </div>
  );
}

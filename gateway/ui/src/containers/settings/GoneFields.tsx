import { Button } from '@mantine/core';
import { mostFields, useAllFields } from '../../components';
import { words } from '../../format';
import { withField, type Draft } from './draft';
import classes from './settings.module.css';

interface GoneFieldsProps {
  containerId: string;
  draft: Draft;
  onChange: (changes: Partial<Draft>) => void;
}

/** What is decided about names that no field has any more, which may hold up the container's runs until it is taken back. */
export function GoneFields({ containerId, draft, onChange }: GoneFieldsProps) {
  const { data } = useAllFields(containerId);
  if (!data || data.total > mostFields) {
    return null;
  }
  const known = new Set(data.items.map(({ name }) => name));
  const decided = new Set([...Object.keys(draft.fieldStatuses), ...Object.keys(draft.fieldTypes)]);
  const gone = [...decided].filter((name) => !known.has(name)).sort();
  if (gone.length === 0) {
    return null;
  }
  return (
    <div role="note" aria-label="Decided about fields that are gone" className={classes.warning}>
      The newest catalog found no such fields. They may have other names now, and while one of them is masked or has a type, the
      container may be refused by profiles and previews: decide about the fields below, then take back what is said of these.
      <ul className={classes.gone}>
        {gone.map((name) => {
          const status = draft.fieldStatuses[name];
          return (
            <li key={name}>
              {name}: {[status && words(status).toLowerCase(), draft.fieldTypes[name]].filter(Boolean).join(', ')}{' '}
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Take back: ${name}`}
                onClick={() =>
                  onChange({
                    fieldStatuses: withField(draft.fieldStatuses, name, undefined),
                    fieldTypes: withField(draft.fieldTypes, name, undefined),
                  })
                }
              >
                Take back
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

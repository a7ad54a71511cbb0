import { Spoiler } from '@mantine/core';
import type { ReactNode } from 'react';
import { Bytes, Count } from '../../format';
import classes from './Findings.module.css';
import type { Operation } from './operation';

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What an operation that is over has made visible. */
export function OperationFigures({ type, summary }: Pick<Operation, 'type' | 'summary'>) {
  if (!summary) {
    return null;
  }
  const profile = type === 'PROFILE';
  return (
    <dl className={classes.figures}>
      <Figure label="Containers">
        <Count value={summary.containers} />
      </Figure>
      <Figure label="Fields">
        <Count value={summary.fields} />
      </Figure>
      {profile && (
        <>
          <Figure label="Rows">
            <Count value={summary.rows} />
          </Figure>
          <Figure label="Checks">
            <Count value={summary.checks} />
          </Figure>
        </>
      )}
      <Figure label={profile ? 'Read' : 'Size'}>
        <Bytes value={summary.bytes} why="the source doesn’t say" />
      </Figure>
    </dl>
  );
}

/** How a catalog found the containers and fields changed. */
export function CatalogChanges({ changes }: { changes: NonNullable<Operation['changes']> }) {
  const { added, changed, removed, addedFields = 0, removedFields = 0 } = changes;
  const fields = addedFields + removedFields > 0;
  return (
    <ul className={classes.changes}>
      <Names label="new" count={added} names={changes.addedNames} />
      <Names label="changed" count={changed} names={changes.changedNames} />
      <Names label="gone" count={removed} names={changes.removedNames} />
      {fields && (
        <li>
          Fields: <Count value={addedFields} /> new, <Count value={removedFields} /> gone
        </li>
      )}
      {!added && !changed && !removed && !fields && <li>Nothing has changed since the catalog before.</li>}
    </ul>
  );
}

function Names({ label, count, names = [] }: { label: string; count: number | undefined; names?: readonly string[] }) {
  if (!count) {
    return null;
  }
  return (
    <li>
      <strong>
        <Count value={count} /> {label}
      </strong>
      <Spoiler maxHeight={44} showLabel="Show all" hideLabel="Show less" className={classes.names}>
        {names.join(', ')}
        {count > names.length && ` and ${count - names.length} more, which the API doesn’t name`}
      </Spoiler>
    </li>
  );
}

import { IconPlus } from '@tabler/icons-react';
import { CopyButton, EmptyState, ForRole, TextLink, LinkButton } from '../../components';
import classes from './list.module.css';

/** The first thing that a new installation shows. */
export function NoDatastores() {
  return (
    <EmptyState
      title="No datastores yet"
      action={
        <ForRole>
          <LinkButton to="/datastores/new" leftSection={<IconPlus size={16} aria-hidden="true" />}>
            Add source datastore
          </LinkButton>
        </ForRole>
      }
    >
      <p>
        A datastore is a database schema or a folder of files. Plumbline catalogues what is in it, profiles it and infers checks;
        it only ever reads.
      </p>
      <p>
        To look around first: a{' '}
        <TextLink to="/datastores/new" search={{ connector: 'local-files' }}>
          folder of files
        </TextLink>{' '}
        needs no database. Started without <code>serve</code>, the platform brings a sample of real data along:{' '}
        <span className={classes.command}>
          <code>./run</code> <CopyButton value="./run" label="Copy the command" />
        </span>
      </p>
    </EmptyState>
  );
}

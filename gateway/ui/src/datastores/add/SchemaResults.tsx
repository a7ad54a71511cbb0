import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Schemas } from '../../api';
import { TextLink, LinkButton } from '../../components';
import classes from './add.module.css';

/** What became of each schema; those that were refused don't stop the others. */
export function SchemaResults({ results, again }: { results: readonly Schemas['OfSchema'][]; again: () => void }) {
  const refused = results.filter(({ status }) => status === 'REFUSED');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {results.length - refused.length} of {results.length} registered
      </h2>
      <ul className={classes.results}>
        {[...refused, ...results.filter((each) => !refused.includes(each))].map((each) => (
          <li key={each.schema}>
            {each.status === 'REFUSED' ? (
              <IconAlertTriangle size={16} aria-label="Refused" color="var(--bad-text)" />
            ) : (
              <IconCircleCheck size={16} aria-label="Registered" color="var(--good-text)" />
            )}
            {each.datastoreId && each.status !== 'REFUSED' ? (
              <TextLink to="/datastores/$datastoreId" params={{ datastoreId: each.datastoreId }}>
                {each.name}
              </TextLink>
            ) : (
              <span>{each.name}</span>
            )}
            {each.detail && <span>{each.detail}</span>}
          </li>
        ))}
      </ul>
      <div className={classes.schemaBar} style={{ marginTop: 14 }}>
        <LinkButton to="/datastores">To the datastores</LinkButton>
        {refused.length > 0 && (
          <Button variant="default" onClick={again}>
            Change and send the refused ones again
          </Button>
        )}
      </div>
    </section>
  );
}

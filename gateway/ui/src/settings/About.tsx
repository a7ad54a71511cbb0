import { Anchor, Title } from '@mantine/core';
import { version } from '../../package.json';
import { DefinitionList } from '../components';
import classes from './settings.module.css';

/** The links lead out of the app's own pages, to what the gateway serves beside them. */
export function About() {
  return (
    <section aria-labelledby="about">
      <Title order={2} id="about" className={classes.head}>
        About
      </Title>
      <DefinitionList
        items={[
          ['Plumbline', version],
          ['Licence', 'Apache-2.0'],
          ['Address', window.location.origin],
        ]}
      />
      <ul className={classes.links}>
        <li>
          <Anchor href="/docs">The API’s documentation, to try out</Anchor>
        </li>
        <li>
          <Anchor href="/v3/api-docs">The API’s OpenAPI document</Anchor>
        </li>
      </ul>
    </section>
  );
}

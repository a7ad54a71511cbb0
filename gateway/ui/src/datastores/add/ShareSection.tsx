import { Switch, TextInput } from '@mantine/core';
import shared from '../../connectors/connectors.module.css';
import type { Around } from './around';

interface ShareSectionProps {
  around: Around;
  faults: Partial<Record<keyof Around, string>>;
  change: <K extends keyof Around>(name: K, value: Around[K]) => void;
}

/** Whether address and log-in become a connection that other datastores can use, too. */
export function ShareSection({ around, faults, change }: ShareSectionProps) {
  return (
    <section className={shared.section} aria-label="Shared connection">
      <div className={shared.sectionHead}>
        <Switch
          label="Keep address and log-in as a shared connection"
          description="More datastores can then be added without the secrets, several at once if you like; a change hits all of them."
          checked={around.share}
          onChange={(event) => change('share', event.currentTarget.checked)}
        />
      </div>
      {around.share && (
        <div className={shared.fields}>
          <TextInput
            label="Name of the connection"
            required
            maxLength={255}
            value={around.connectionName}
            onChange={(event) => change('connectionName', event.currentTarget.value)}
            error={faults.connectionName}
          />
        </div>
      )}
    </section>
  );
}

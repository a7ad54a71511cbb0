import { Button } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { ErrorNote } from '../components';
import classes from './connectors.module.css';
import { TestOutcome } from './TestOutcome';
import type { TestRequest, useConnectionTest } from './use-connection-test';

interface TestPanelProps {
  state: ReturnType<typeof useConnectionTest>;
  /** What would be tested now. */
  request: TestRequest;
  onTest: () => void;
  /** Its faults stand at the fields already. */
  hideError?: boolean;
}

export function TestPanel({ state: { test, outcome, isStale }, request, onTest, hideError = false }: TestPanelProps) {
  return (
    <section className={classes.panel} aria-label="Connection test">
      <Button
        variant="default"
        fullWidth
        leftSection={<IconPlugConnected size={16} aria-hidden="true" />}
        loading={test.isPending}
        onClick={onTest}
      >
        Test connection
      </Button>
      <div className={classes.result}>
        {test.isPending && <p role="status">Asking the source; it takes at most 30 seconds.</p>}
        {!test.isPending && outcome && <TestOutcome outcome={outcome} stale={isStale(request)} />}
        {test.error && !hideError && <ErrorNote error={test.error} />}
        {test.error && hideError && <p role="alert">Not tested: look at the marked fields.</p>}
        {!test.isPending && !outcome && !test.error && <p>Nothing is stored by a test.</p>}
      </div>
    </section>
  );
}

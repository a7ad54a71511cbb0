import { StatusBadge, TextLink } from '../../components';
import { NotKnown } from '../../format';
import { lastRun, lastRunWords } from './last-run';
import type { Datastore } from './pages';

export function LastRunBadge({ datastore }: { datastore: Datastore }) {
  const last = lastRun(datastore);
  return last ? (
    <TextLink to="/operations/$operationId" params={{ operationId: last.id }} underline="never">
      <StatusBadge status={last.status} label={lastRunWords(last)} />
    </TextLink>
  ) : (
    <NotKnown why="nothing has run yet" />
  );
}

import { notifications } from '@mantine/notifications';
import type { QueryClient } from '@tanstack/react-query';
import { reading } from '../api';
import { TextLink } from '../components';
import { isOfNoDatastore, stateLabel, titleOf, type Operation } from '../components/operation';
import { fullNumber, words } from '../format';
import type { PublicEvent } from './events';

const gather = 800;
const eachUpTo = 3;
const remembered = 500;
const colors: Record<string, string> = {
  SUCCEEDED: 'green',
  SUCCEEDED_WITH_WARNINGS: 'yellow',
  FAILED: 'red',
  CANCELLED: 'gray',
};

/** What has become of it. What was refused before it began is no run that failed. */
export function headline(operation: Operation): string {
  const title = titleOf(operation);
  return isOfNoDatastore(operation)
    ? title
    : `${title}: ${(stateLabel(operation) ?? words(operation.status ?? '')).toLowerCase()}`;
}

/** What came of it, in a line. */
export function outcome({ failure, summary, warnings, type }: Operation): string {
  if (failure?.message) {
    return failure.message;
  }
  const parts: string[] = [];
  const count = (value: number | undefined, one: string, many: string) => {
    if (value !== undefined) {
      parts.push(`${fullNumber(value)} ${value === 1 ? one : many}`);
    }
  };
  count(summary?.containers, 'container', 'containers');
  count(summary?.fields, 'field', 'fields');
  if (type === 'PROFILE') {
    count(summary?.rows, 'row', 'rows');
    count(summary?.checks, 'check', 'checks');
  }
  if (warnings?.length) {
    count(warnings.length, 'warning', 'warnings');
  }
  return parts.join(', ');
}

/** Tells of finished operations while the page is looked at: each once; many at a time together. */
export class Announcements {
  private readonly announced = new Set<string>();
  private waiting: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly queries: QueryClient) {}

  after(event: PublicEvent): void {
    const id = event.data.operationId;
    if (event.type !== 'operation.finished' || !id || this.announced.has(id)) {
      return;
    }
    this.announced.add(id);
    if (this.announced.size > remembered) {
      const [oldest] = this.announced;
      this.announced.delete(oldest ?? '');
    }
    // The bell has it for whoever comes back.
    if (!document.hidden) {
      this.waiting.push(id);
      this.timer ??= setTimeout(() => void this.tell(), gather);
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = [];
  }

  private async tell(): Promise<void> {
    this.timer = undefined;
    const ids = this.waiting;
    this.waiting = [];
    if (ids.length > eachUpTo) {
      notifications.show({
        title: `${ids.length} operations finished`,
        message: <TextLink to="/activity">Look at them</TextLink>,
      });
      return;
    }
    for (const operationId of ids) {
      const query = reading('/api/v1/operations/{operationId}', { path: { operationId } });
      const operation = await this.queries.fetchQuery({ ...query, staleTime: 0 }).catch(() => undefined);
      // Without an answer there is nothing to say: the page says that the platform can't be reached.
      if (operation) {
        notifications.show({
          id: operationId,
          color: colors[operation.status ?? ''] ?? 'gray',
          autoClose: operation.status === 'FAILED' ? 15_000 : 8_000,
          title: headline(operation),
          message: (
            <>
              {outcome(operation)}{' '}
              <TextLink to="/operations/$operationId" params={{ operationId }}>
                Show
              </TextLink>
            </>
          ),
        });
      }
    }
  }
}

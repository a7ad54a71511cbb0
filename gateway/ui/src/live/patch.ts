import type { QueryClient } from '@tanstack/react-query';
import type { Schemas } from '../api';
import type { EventData } from './events';

type Operation = Schemas['OperationView'];

/** Moves the numbers of a running operation in the lists that show it, without asking for them again. */
export function patchProgress(queries: QueryClient, data: EventData): void {
  queries.setQueriesData<{ items?: Operation[] }>({ queryKey: ['/api/v1/operations'] }, (page) => {
    if (!page?.items?.some((each) => each.id === data.operationId)) {
      return page;
    }
    return { ...page, items: page.items.map((each) => (each.id === data.operationId ? progressed(each, data) : each)) };
  });
}

function progressed(operation: Operation, data: EventData): Operation {
  if (operation.finishedAt || (operation.progress?.rows ?? 0) > (data.rows ?? 0)) {
    // An event that comes late doesn't turn the clock back.
    return operation;
  }
  return {
    ...operation,
    // What the event doesn't tell was worked out for earlier numbers.
    progress: {
      ...operation.progress,
      secondsLeft: undefined,
      itemsDone: data.itemsDone,
      itemsTotal: data.itemsTotal,
      rows: data.rows,
      bytes: data.bytes,
    },
  };
}

/** One public event of the platform: a CloudEvent. Of its data, what pages need; docs/event-flow.md has the rest. */
export interface PublicEvent {
  id: string;
  type: string;
  time: string;
  data: EventData;
}

export interface EventData {
  datastoreId?: string | null;
  containerId?: string | null;
  operationId?: string | null;
  connectionId?: string | null;
  checkId?: string | null;
  operation?: string;
  status?: string;
  failure?: { code?: string; message?: string } | null;
  itemsDone?: number;
  itemsTotal?: number;
  rows?: number;
  bytes?: number;
}

/** Undefined if the text isn't an event: told by whoever reads the stream. */
export function eventOf(text: string): PublicEvent | undefined {
  try {
    const read = JSON.parse(text) as Partial<PublicEvent> | null;
    return read && typeof read.type === 'string' && typeof read.id === 'string' && typeof read.data === 'object' && read.data
      ? (read as PublicEvent)
      : undefined;
  } catch {
    return undefined;
  }
}

// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { holdReads, type HeldReads } from '../api/held-reads';
import type { LiveState } from './channel';
import { LiveConnection, type LiveListener } from './connection';
import type { PublicEvent } from './events';

interface Served {
  after: string | null;
  send: (text: string) => void;
  end: () => void;
}

let served: Served[];
let refuse: Response | undefined;
let connection: LiveConnection | undefined;
const events: PublicEvent[] = [];
const states: LiveState[] = [];
let gaps: number[];
let signedOut: number;

beforeEach(() => {
  served = [];
  refuse = undefined;
  events.length = 0;
  states.length = 0;
  gaps = [];
  signedOut = 0;
  vi.spyOn(Math, 'random').mockReturnValue(0);
  vi.stubGlobal('fetch', (_: string, { headers, signal }: { headers: Record<string, string>; signal: AbortSignal }) => {
    if (refuse) {
      return Promise.resolve(refuse.clone());
    }
    let controller: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start: (given) => {
        controller = given;
        signal.addEventListener('abort', () => given.error(new DOMException('aborted', 'AbortError')));
      },
    });
    served.push({
      after: headers['Last-Event-ID'] ?? null,
      send: (text) => controller.enqueue(new TextEncoder().encode(text)),
      end: () => controller.close(),
    });
    return Promise.resolve(new Response(body, { status: 200 }));
  });
});
afterEach(() => {
  connection?.stop();
  vi.unstubAllGlobals();
});

function connect(reads?: HeldReads) {
  const listener: LiveListener = {
    event: (event) => events.push(event),
    gap: (before) => gaps.push(before),
    state: (state) => states.push(state),
    signedOut: () => signedOut++,
  };
  connection = new LiveConnection(listener, reads);
}
const event = (id: string) =>
  `id: 5:${id}\nevent: operation.finished\ndata: {"id":"${id}","type":"operation.finished","data":{}}\n\n`;
const last = () => states.at(-1);

it('reconnects where it was, each event once', async () => {
  connect();
  await vi.waitFor(() => expect(served).toHaveLength(1));
  expect(served[0]?.after).toBeNull();
  served[0]?.send('retry: 2000\nid: 5:0\n\n');
  served[0]?.send(event('1'));
  await vi.waitFor(() => expect(events.map((each) => each.id)).toEqual(['1']));
  expect(last()?.status).toBe('live');
  expect(gaps).toHaveLength(1);
  served[0]?.end();
  await vi.waitFor(() => expect(served).toHaveLength(2));
  expect(served[1]?.after).toBe('5:1');
  served[1]?.send(event('2'));
  await vi.waitFor(() => expect(events.map((each) => each.id)).toEqual(['1', '2']));
  expect(gaps).toHaveLength(1);
});

it('resumes from where the stream began when no event came', async () => {
  connect();
  await vi.waitFor(() => expect(served).toHaveLength(1));
  served[0]?.send('id: 5:7\n\n');
  await vi.waitFor(() => expect(last()?.status).toBe('live'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  served[0]?.end();
  await vi.waitFor(() => expect(served).toHaveLength(2));
  expect(served[1]?.after).toBe('5:7');
});

it('says since when nothing comes and why, and has pages read meanwhile', async () => {
  const body = { title: 'Not available', detail: 'Too many streams.', code: 'UNAVAILABLE' };
  refuse = new Response(JSON.stringify(body), { status: 503, headers: { 'Content-Type': 'application/problem+json' } });
  connect();
  await vi.waitFor(() => expect(last()?.status).toBe('lost'));
  expect(last()).toMatchObject({ why: 'Too many streams.', polling: true });
  expect(gaps).toHaveLength(1);
  refuse = undefined;
  connection?.again();
  await vi.waitFor(() => expect(last()?.status).toBe('live'));
});

it('a proxy that answers for the platform is none', async () => {
  refuse = new Response('<html>', { status: 502, statusText: 'Bad Gateway' });
  connect();
  await vi.waitFor(() => expect(last()?.status).toBe('lost'));
  expect(last()).toMatchObject({ why: undefined, polling: false });
});

it('tells who isn’t known any more', async () => {
  refuse = new Response('{}', { status: 401, headers: { 'Content-Type': 'application/problem+json' } });
  connect();
  await vi.waitFor(() => expect(signedOut).toBe(1));
  expect(last()).toMatchObject({ status: 'lost', polling: false });
});

it('ends with the page', async () => {
  connect();
  await vi.waitFor(() => expect(served).toHaveLength(1));
  connection?.stop();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(served).toHaveLength(1);
});

it('has nothing read again that waited for it', async () => {
  const reads = holdReads(60_000);
  connect(reads);
  expect(reads.hold).toBe(true);
  await vi.waitFor(() => expect(last()?.status).toBe('live'));
  expect(reads.hold).toBe(false);
  expect(gaps).toEqual([reads.since]);
});

it('has read again what didn’t wait any longer', async () => {
  const reads = holdReads(60_000);
  vi.spyOn(Date, 'now').mockReturnValue(reads.since + 5000);
  reads.letGo();
  connect(reads);
  await vi.waitFor(() => expect(last()?.status).toBe('live'));
  expect(gaps).toEqual([reads.since + 5000]);
});

it('lets reads go when there are no events', async () => {
  refuse = new Response('<html>', { status: 502 });
  const reads = holdReads(60_000);
  connect(reads);
  await vi.waitFor(() => expect(last()?.status).toBe('lost'));
  expect(reads.hold).toBe(false);
});

// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { api, read } from './client';
import { holdReads } from './held-reads';

// Before the API's client is made, which keeps what it finds.
const asked = vi.hoisted(() => {
  const answer = vi.fn<(request: Request) => Promise<Response>>();
  vi.stubGlobal('fetch', answer);
  return answer;
});

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockReset();
  asked.mockImplementation(() => Promise.resolve(new Response('{}', { headers: { 'Content-Type': 'application/json' } })));
});
afterEach(() => vi.useRealTimers());

const session = () => read(api.GET('/api/v1/session'));

it('a read goes once it is let go, and later ones at once', async () => {
  const held = holdReads(1000);
  expect(holdReads(1000)).toBe(held);
  const reading = session();
  await vi.advanceTimersByTimeAsync(900);
  expect(asked).not.toHaveBeenCalled();
  held.letGo();
  await reading;
  expect(held.hold).toBe(false);
  await session();
  expect(asked).toHaveBeenCalledTimes(2);
});

it('a read goes when patience ends, and a write waits for nothing', async () => {
  const held = holdReads(1000);
  await api.POST('/api/v1/session', { body: { token: 't' } });
  expect(asked).toHaveBeenCalledTimes(1);
  const reading = session();
  await vi.advanceTimersByTimeAsync(1000);
  await reading;
  expect(held.hold).toBe(false);
  expect(asked).toHaveBeenCalledTimes(2);
});

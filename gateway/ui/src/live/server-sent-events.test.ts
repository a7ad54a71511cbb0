import { expect, it } from 'vitest';
import { serverSentEvents } from './server-sent-events';

function read(...chunks: string[]) {
  const events: string[] = [];
  const positions: string[] = [];
  const take = serverSentEvents({ position: (id) => positions.push(id), event: (data) => events.push(data) });
  chunks.forEach(take);
  return { events, positions };
}

it('tells a position that comes without an event', () => {
  expect(read('retry: 2000\nid: 0:1,5:47\n\n')).toEqual({ events: [], positions: ['0:1,5:47'] });
});

it('puts together what comes in pieces, whatever the ends of lines', () => {
  const text = 'id: 1\r\nevent: a.b\r\ndata: {"x":\r\ndata: 1}\r\n\r\n: still here\r\n\r\nid: 2\ndata: two\n\n';
  const whole = { events: ['{"x":\n1}', 'two'], positions: ['1', '2'] };
  expect(read(text)).toEqual(whole);
  expect(read(...text.split(''))).toEqual(whole);
});

it('gives nothing of an event that isn’t complete', () => {
  expect(read('id: 1\ndata: half').events).toEqual([]);
});

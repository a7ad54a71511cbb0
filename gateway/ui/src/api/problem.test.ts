import { describe, expect, it } from 'vitest';
import { cookie } from './client';
import { Problem, problemOf, retryAfter, unreachable } from './problem';
import { retry, retryDelay } from './query-client';

function problem(status: number, after?: number): Problem {
  return new Problem(status, 'title', 'detail', 'CODE', undefined, [], after, undefined);
}

describe('an answer that isn’t a success', () => {
  it('is read from a problem document', async () => {
    const body = { title: 'Taken', detail: 'name: shop', code: 'NAME_TAKEN', traceId: 'abc', related: 'ds_1' };
    const headers = { 'Content-Type': 'application/problem+json', 'Retry-After': '3' };
    const read = await problemOf(new Response(JSON.stringify(body), { status: 409, headers }));
    expect(read).toMatchObject({ status: 409, ...body, retryAfter: 3, errors: [] });
  });
  it('is told as it is when it is none of ours, even if it says it is JSON', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const read = await problemOf(new Response('<html>', { status: 502, statusText: 'Bad Gateway', headers }));
    expect(read.title).toBe('The platform answered 502 Bad Gateway');
    expect(read.detail).toContain('proxy');
  });
});

it('Retry-After is seconds or a date', () => {
  const now = Date.parse('2026-11-27T12:00:00Z');
  expect(retryAfter('7')).toBe(7);
  expect(retryAfter('Fri, 27 Nov 2026 12:00:30 GMT', now)).toBe(30);
  expect(retryAfter('Fri, 27 Nov 2026 11:00:00 GMT', now)).toBe(0);
  expect(retryAfter('soon')).toBeUndefined();
  expect(retryAfter(null)).toBeUndefined();
});

describe('reading again', () => {
  it('is for what may pass by itself, some times', () => {
    expect([429, 503, 0, 400, 401, 404, 500].map((status) => retry(0, problem(status)))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(retry(0, unreachable(new TypeError('Failed to fetch')))).toBe(true);
    expect(retry(4, problem(503))).toBe(false);
    expect(retry(0, new Error('ours'))).toBe(false);
  });
  it('waits as told, otherwise longer each time', () => {
    expect(retryDelay(0, problem(429, 7), 0)).toBe(7000);
    expect([0, 1, 2, 9].map((failures) => retryDelay(failures, problem(503), 0))).toEqual([1000, 2000, 4000, 30_000]);
    expect(retryDelay(0, problem(503), 1)).toBe(1500);
  });
});

it('finds a cookie by its whole name', () => {
  expect(cookie('XSRF-TOKEN', 'a=1; MY-XSRF-TOKEN=no; XSRF-TOKEN=a%2Bb')).toBe('a+b');
  expect(cookie('XSRF-TOKEN', 'a=1')).toBeUndefined();
});

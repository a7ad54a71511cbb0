// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { entered, enterByLink, hasToken, isRefused, takeRefusal } from './link';
import { signInSearch } from './search';

afterEach(() => vi.unstubAllGlobals());

function answering(status: number) {
  const asked = vi.fn<typeof fetch>(() =>
    Promise.resolve(new Response(status === 204 ? null : '{"status":401,"title":"Unknown token"}', { status })),
  );
  vi.stubGlobal('fetch', asked);
  return asked;
}

it('takes the token out of the address and signs in by it, once', async () => {
  const asked = answering(204);
  window.history.replaceState(null, '', '/checks?status=DRAFT#token=plt_abc');
  enterByLink();
  expect(window.location.href).not.toContain('plt_');
  expect(window.location.search).toBe('?status=DRAFT');
  enterByLink();
  await entered();
  expect(asked).toHaveBeenCalledOnce();
  expect(asked.mock.calls[0]?.[1]?.body).toBe('{"token":"plt_abc"}');
  expect(isRefused()).toBe(false);
});

it('tells once why a link was refused', async () => {
  answering(401);
  window.history.replaceState(null, '', '/#token=plt_old');
  enterByLink();
  await entered();
  expect(isRefused()).toBe(true);
  expect(takeRefusal()).toMatchObject({ status: 401 });
  expect(isRefused()).toBe(false);
});

it('leaves other parts of an address alone', () => {
  const asked = answering(204);
  window.history.replaceState(null, '', '/checks#content');
  enterByLink();
  expect(window.location.hash).toBe('#content');
  expect(asked).not.toHaveBeenCalled();
  expect([hasToken('token=plt_a'), hasToken('#token=plt_a'), hasToken('content'), hasToken('')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('leads only to addresses of this site', () => {
  expect(signInSearch({ wanted: '/checks?status=DRAFT' }).wanted).toBe('/checks?status=DRAFT');
  for (const wanted of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 7]) {
    expect(signInSearch({ wanted }).wanted).toBeUndefined();
  }
});

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Schemas } from '../../api';
import { CheckEditor } from './CheckEditor';

// Before the API's client is made, which keeps what it finds.
const asked = vi.hoisted(() => {
  const answer = vi.fn<(request: Request) => Promise<Response>>();
  vi.stubGlobal('fetch', answer);
  return answer;
});

const between: Schemas['RuleSpec'] = {
  key: 'between',
  asserts: 'The number lies in a range.',
  coverage: true,
  filter: true,
  properties: [
    { name: 'min', type: 'NUMBER', required: true, choices: [] },
    { name: 'max', type: 'NUMBER', required: true, choices: [] },
  ],
};
const read: Schemas['CheckView'] = {
  id: 'ck_1',
  rule: 'between',
  fields: ['age'],
  containerId: 'ct_1',
  properties: { min: 0, max: 17 },
  coverage: 1,
  description: 'age is that of a child',
  owner: 'Ann',
  revision: 3,
};
const theirs: Schemas['CheckView'] = { ...read, properties: { min: 0, max: 21 }, coverage: 0.99, owner: 'Ben', revision: 4 };

let stored: Schemas['CheckView'];
let queries: QueryClient;
let view: ReturnType<typeof render>;
const sent: { revision: string | null; edit: unknown }[] = [];
const done = vi.fn();

function json(body: unknown, status = 200): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });
}

beforeEach(() => {
  stored = read;
  sent.length = 0;
  done.mockReset();
  asked.mockImplementation(async (request) => {
    if (request.method !== 'PATCH') {
      return json(request.url.includes('/checks/') ? stored : { items: [], total: 0 });
    }
    const revision = request.headers.get('If-Match');
    sent.push({ revision, edit: await request.json() });
    return revision === `"${stored.revision}"`
      ? json(stored)
      : json({ title: 'Stale', detail: 'revision: 3 (expected: 4)', code: 'STALE_REVISION' }, 409);
  });
  queries = new QueryClient();
  queries.setQueryData(['/api/v1/check-rules', {}], { items: [between] });
  view = render(editorOf(read));
});

function editorOf(check: Schemas['CheckView']) {
  return (
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <CheckEditor check={check} onClose={done} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

const input = (name: RegExp) => screen.getByLabelText<HTMLInputElement>(name);
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));
const type = (name: RegExp, value: string) => fireEvent.change(input(name), { target: { value } });

it('shows what somebody else changed beside what was typed, and saves both', async () => {
  type(/^Max/, '18');
  type(/^Description/, 'age is below 18');
  stored = theirs;
  save();
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Max: “17” became “21”; what you typed, “18”, stays, and replaces it when you save');
  expect(alert).toHaveTextContent('Coverage, %: “100” became “99”.');
  expect(alert).toHaveTextContent('Owner: “Ann” became “Ben”.');
  expect(input(/^Max/).value).toBe('18');
  expect(input(/^Owner/).value).toBe('Ben');
  save();
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(sent).toEqual([
    { revision: '"3"', edit: { properties: { max: 18 }, description: 'age is below 18' } },
    { revision: '"4"', edit: { properties: { max: 18 }, description: 'age is below 18' } },
  ]);
});

it('takes theirs where that is wanted', async () => {
  type(/^Max/, '18');
  type(/^Description/, 'age is below 18');
  stored = theirs;
  save();
  fireEvent.click(await screen.findByRole('button', { name: 'Take theirs: Max' }));
  expect(input(/^Max/).value).toBe('21');
  expect(screen.queryByRole('button', { name: /^Take theirs/ })).toBeNull();
  save();
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(sent.at(-1)).toEqual({ revision: '"4"', edit: { description: 'age is below 18' } });
});

it('never takes back what somebody else changed, though the page shows theirs by now', async () => {
  stored = theirs;
  view.rerender(editorOf(theirs));
  type(/^Description/, 'age is below 18');
  save();
  await screen.findByRole('alert');
  expect(sent).toEqual([{ revision: '"3"', edit: { description: 'age is below 18' } }]);
  expect(input(/^Owner/).value).toBe('Ben');
});

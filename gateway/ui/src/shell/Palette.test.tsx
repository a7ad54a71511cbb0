import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { Palette } from './Palette';

const navigate = vi.hoisted(() => vi.fn());
// Before the API's client is made, which keeps what it finds.
const fetch = vi.hoisted(() => {
  const answers = vi.fn<() => Promise<Response>>();
  vi.stubGlobal('fetch', answers);
  return answers;
});
vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  useNavigate: () => navigate,
}));

const found = {
  items: [
    { kind: 'DATASTORE', name: 'orders', match: 'EXACT', datastoreId: 'ds_1', datastoreName: 'orders', connector: 'csv' },
    {
      kind: 'FIELD',
      name: 'order_id',
      match: 'PREFIX',
      datastoreId: 'ds_1',
      datastoreName: 'orders',
      containerId: 'ct_1',
      containerName: 'lines',
    },
  ],
  byKind: { DATASTORE: 1, CONTAINER: 0, FIELD: 41 },
  complete: false,
};
const dark = vi.fn();
const close = vi.fn();

beforeEach(() => {
  navigate.mockReset();
  window.HTMLElement.prototype.scrollIntoView = () => undefined;
  fetch.mockImplementation(() =>
    Promise.resolve(new Response(JSON.stringify(found), { headers: { 'Content-Type': 'application/json' } })),
  );
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <Palette close={close} commands={[{ id: 'dark', label: 'Dark colours', words: 'order of light', run: dark }]} />
      </QueryClientProvider>
    </MantineProvider>,
  );
});

it('finds by name, says what it doesn’t show, and goes there by the keyboard', async () => {
  const field = within(screen.getByRole('dialog', { name: 'Search and commands' })).getByRole('combobox');
  fireEvent.change(field, { target: { value: 'order' } });
  const fields = await screen.findByRole('group', { name: 'Fields' }, { timeout: 5000 });
  expect(fields).toHaveTextContent('40 more fit');
  expect(within(fields).getByRole('option')).toHaveTextContent('order_idlines in orders');
  expect(screen.getByRole('status')).toHaveTextContent('Not all names could be looked at');
  const chosen = () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
  expect(chosen()).toHaveTextContent('orders');
  fireEvent.keyDown(field, { key: 'ArrowDown' });
  expect(chosen()).toHaveTextContent('order_id');
  expect(chosen()).toHaveAttribute('aria-selected', 'true');
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(close).toHaveBeenCalled();
  expect(navigate).toHaveBeenCalledWith({
    to: '/containers/$containerId/fields/$path',
    params: { containerId: 'ct_1', path: 'order_id' },
  });
});

it('offers commands before anything is typed, and runs them', () => {
  fireEvent.click(screen.getByRole('option', { name: 'Dark colours' }));
  expect(dark).toHaveBeenCalledTimes(1);
});

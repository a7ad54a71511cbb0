import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import type { ComponentType, ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { later, laterDialog } from './later';

interface Named {
  name: string;
  close: () => void;
}

const Greeting = ({ name }: Named) => <p>Hello {name}</p>;
const close = vi.fn();
let answers: boolean;

beforeEach(() => {
  answers = false;
  close.mockReset();
  vi.stubGlobal('fetch', () => (answers ? Promise.resolve(new Response()) : Promise.reject(new TypeError('refused'))));
});
afterEach(() => vi.unstubAllGlobals());

function show(part: ReactNode) {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <h1>The page</h1>
        {part}
      </QueryClientProvider>
    </MantineProvider>,
  );
}

it('is there once its code is', async () => {
  const Part = later<Named>('greeting', () => Promise.resolve(Greeting), { waiting: <p>Wait</p> });
  show(<Part name="Ada" close={close} />);
  expect(screen.getByText('Wait')).toBeTruthy();
  expect(await screen.findByText('Hello Ada')).toBeTruthy();
});

it('says in its own dialog that nobody answers, and is tried again', async () => {
  const fetch = vi
    .fn<() => Promise<ComponentType<Named>>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
    .mockResolvedValueOnce(Greeting);
  const Dialog = laterDialog<Named>('greeting', fetch, (props) => props.close);
  show(<Dialog name="Ada" close={close} />);
  expect(await screen.findByRole('alert')).toHaveTextContent('Plumbline can’t be reached');
  expect(screen.getByRole('dialog')).toHaveTextContent('This dialog can’t be opened');
  expect(screen.getByText('The page')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Hello Ada')).toBeTruthy();
  expect(fetch).toHaveBeenCalledTimes(2);
});

it('can be closed instead', async () => {
  const Dialog = laterDialog<Named>(
    'greeting',
    () => Promise.reject(new TypeError('gone')),
    (props) => props.close,
  );
  show(<Dialog name="Ada" close={close} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Close' }));
  expect(close).toHaveBeenCalledTimes(1);
});

it('reloads when the platform answers again, as the browser may have kept the failure', async () => {
  const reload = vi.fn();
  vi.stubGlobal('location', { ...window.location, reload });
  const Part = later<Named>('greeting', () => Promise.reject(new TypeError('gone')));
  show(<Part name="Ada" close={close} />);
  const button = await screen.findByRole('button', { name: 'Try again' });
  answers = true;
  fireEvent.click(button);
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
});

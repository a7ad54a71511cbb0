import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { commandsOf, fitting } from './commands';
import { useShortcuts } from './shortcuts';

const search = vi.fn();
const checks = vi.fn();

function Page() {
  useShortcuts({ pressed: { 'g c': checks }, search });
  return (
    <>
      <button type="button">Somewhere</button>
      <input aria-label="Name" />
    </>
  );
}

function press(...keys: string[]) {
  keys.forEach((key) => fireEvent.keyDown(document.activeElement ?? document.body, { key }));
}

beforeEach(() => {
  window.localStorage.clear();
  search.mockReset();
  checks.mockReset();
  render(<Page />);
});

it('two keys one after the other do what they stand for', () => {
  press('g', 'c');
  expect(checks).toHaveBeenCalledTimes(1);
  press('c', 'g', 'x', 'c');
  expect(checks).toHaveBeenCalledTimes(1);
});

it('who types in a field types; the search opens from there, too', () => {
  screen.getByLabelText('Name').focus();
  press('g', 'c');
  expect(checks).not.toHaveBeenCalled();
  fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'k', ctrlKey: true });
  expect(search).toHaveBeenCalledTimes(1);
});

it('commands are found by each of their words', () => {
  const doing = { go: vi.fn(), runOn: vi.fn(), setColorScheme: vi.fn(), showShortcuts: vi.fn(), signOut: vi.fn() };
  const labels = (text: string, mayEdit = true, datastore?: string) =>
    fitting(commandsOf(doing, mayEdit, datastore), text).map(({ label }) => label);
  expect(labels('theme dark')).toEqual(['Dark colours']);
  expect(labels('profile')).toEqual([]);
  expect(labels('profile', true, 'ds_aaaaaaaaaaaaaaaa')).toEqual(['Run a profile of this datastore…']);
  expect(labels('add', false)).toEqual([]);
});

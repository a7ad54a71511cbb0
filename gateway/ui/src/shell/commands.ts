import type { MantineColorScheme } from '@mantine/core';

export interface Command {
  id: string;
  label: string;
  /** Other words that find it. */
  words?: string;
  /** The keys that do the same, as they are told; one after the other. */
  keys?: readonly string[];
  run: () => void;
}

export interface Doing {
  go: (to: string) => void;
  runOn: (datastoreId: string, run: 'catalog' | 'profile') => void;
  setColorScheme: (scheme: MantineColorScheme) => void;
  showShortcuts: () => void;
  signOut: () => void;
}

export const places = [
  { to: '/datastores', label: 'Datastores', key: 'd' },
  { to: '/explore', label: 'Explore', key: 'e' },
  { to: '/checks', label: 'Checks', key: 'c' },
  { to: '/activity', label: 'Activity', key: 'a' },
  { to: '/connections', label: 'Connections', key: 'n' },
  { to: '/settings', label: 'Settings', key: 's' },
] as const;

/** What can be done from everywhere, and with the datastore that the page is about. @param mayEdit whether the API lets the caller write */
export function commandsOf(doing: Doing, mayEdit: boolean, datastoreId: string | undefined): Command[] {
  const { go, runOn, setColorScheme } = doing;
  const runs: Command[] =
    mayEdit && datastoreId
      ? [
          {
            id: 'profile',
            label: 'Run a profile of this datastore…',
            keys: ['R', 'P'],
            run: () => runOn(datastoreId, 'profile'),
          },
          {
            id: 'catalog',
            label: 'Run a catalog of this datastore…',
            keys: ['R', 'C'],
            run: () => runOn(datastoreId, 'catalog'),
          },
        ]
      : [];
  const writes: Command[] = mayEdit
    ? [
        { id: 'new-datastore', label: 'Add a datastore…', words: 'new source', run: () => go('/datastores/new') },
        { id: 'new-check', label: 'Write a check…', words: 'new rule add', run: () => go('/checks/new') },
        { id: 'new-connection', label: 'Add a connection…', words: 'new shared', run: () => go('/connections/new') },
      ]
    : [];
  return [
    ...runs,
    ...places.map(({ to, label, key }): Command => ({
      id: to,
      label: `Go to ${label}`,
      words: 'open page',
      keys: ['G', key.toUpperCase()],
      run: () => go(to),
    })),
    ...writes,
    { id: 'light', label: 'Light colours', words: 'theme scheme', run: () => setColorScheme('light') },
    { id: 'dark', label: 'Dark colours', words: 'theme scheme', run: () => setColorScheme('dark') },
    { id: 'auto', label: 'Colours as the system', words: 'theme scheme', run: () => setColorScheme('auto') },
    { id: 'shortcuts', label: 'Show the keyboard shortcuts', words: 'keys help', keys: ['?'], run: doing.showShortcuts },
    { id: 'sign-out', label: 'Sign out', words: 'log out leave', run: doing.signOut },
  ];
}

/** Those that have every word of the text, in their label or their other words. */
export function fitting(commands: readonly Command[], text: string): Command[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label, words = '' }) => {
    const own = `${label} ${words}`.toLowerCase();
    return wanted.every((word) => own.includes(word));
  });
}

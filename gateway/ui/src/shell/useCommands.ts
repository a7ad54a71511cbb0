import { useMantineColorScheme } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useMay } from '../api';
import { useSignOut } from './Account';
import { commandsOf, type Command } from './commands';

/** The commands of the page on the screen, and those of them that have keys of their own, by `g d`. */
export function useCommands(showShortcuts: () => void): { commands: Command[]; pressed: Record<string, () => void> } {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const leave = useSignOut();
  const mayEdit = useMay('EDITOR');
  const datastoreId = useRouterState({
    select: (state) =>
      state.matches.map(({ params }) => ('datastoreId' in params ? params.datastoreId : undefined)).find(Boolean),
  });
  const commands = commandsOf(
    {
      go: (to) => void navigate({ to }),
      runOn: (id, run) => void navigate({ to: '/datastores/$datastoreId', params: { datastoreId: id }, search: { run } }),
      setColorScheme,
      showShortcuts,
      signOut: () => void leave(),
    },
    mayEdit,
    datastoreId,
  );
  const pressed = Object.fromEntries(
    commands.flatMap(({ keys, run }) => (keys ? [[keys.join(' ').toLowerCase(), run] as const] : [])),
  );
  return { commands, pressed };
}

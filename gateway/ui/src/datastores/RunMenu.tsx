import { Button, Menu } from '@mantine/core';
import { IconChartHistogram, IconChevronDown, IconListSearch, IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../api';

/** The menu's id, which Mantine gives to the button; it overrules one that the button brings itself. */
export const runButton = 'run';

export const onlyEditors = 'Runs are started by editors: your token’s role is too low.';

export function RunMenu() {
  const open = useRun();
  const may = useMay('EDITOR');
  return (
    <Menu id={runButton} position="bottom-end" width={280}>
      <Menu.Target>
        <Button
          disabled={!may}
          title={may ? undefined : onlyEditors}
          leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          Run
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconListSearch size={16} aria-hidden="true" />} onClick={() => open('catalog')}>
          Catalog… <Explained>finds containers and fields</Explained>
        </Menu.Item>
        <Menu.Item leftSection={<IconChartHistogram size={16} aria-hidden="true" />} onClick={() => open('profile')}>
          Profile… <Explained>measures them, proposes checks</Explained>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Explained({ children }: { children: string }) {
  return <span style={{ display: 'block', color: 'var(--mantine-color-dimmed)', fontSize: 12 }}>{children}</span>;
}

/** Opens the dialog that starts a run, over whatever part of the datastore is shown. */
export function useRun() {
  const navigate = useNavigate();
  return (run: 'catalog' | 'profile') =>
    // Of no route in particular: from one, "here" would be its first part, not the one that is shown.
    void navigate({ to: '.', search: (before: object) => ({ ...before, run }) });
}

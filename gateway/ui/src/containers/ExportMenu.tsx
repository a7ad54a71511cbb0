import { Button, Menu, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { api, Problem } from '../api';
import { saveFile } from '../components';

const formats = [
  { id: 'odcs', label: 'Data contract (ODCS)' },
  { id: 'great-expectations', label: 'Great Expectations' },
  { id: 'soda', label: 'Soda' },
  { id: 'dbt', label: 'dbt' },
  { id: 'dqdl', label: 'DQDL (AWS Glue)' },
  { id: 'profile-json', label: 'Profile as JSON' },
  { id: 'profile-csv', label: 'Profile as CSV' },
] as const;

/** The container as a document of other tools. */
export function ExportMenu({ containerId, name }: { containerId: string; name: string }) {
  const [all, setAll] = useState(false);
  const [busy, setBusy] = useState(false);
  const download = async (format: (typeof formats)[number]['id']) => {
    setBusy(true);
    try {
      const { data, response } = await api.GET('/api/v1/containers/{containerId}/exports/{format}', {
        params: { path: { containerId, format }, query: { checks: all ? 'all' : 'active' } },
        parseAs: 'blob',
        headers: { Accept: '*/*' },
      });
      const told = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
      saveFile(told ?? `${name}.${format}`, data as Blob);
    } catch (failure) {
      const message = failure instanceof Problem ? `${failure.detail} (trace ${failure.traceId ?? 'unknown'})` : String(failure);
      notifications.show({ color: 'red', title: 'Not exported', message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden="true" />} loading={busy}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map(({ id, label }) => (
          <Menu.Item key={id} onClick={() => void download(id)}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item closeMenuOnClick={false} onClick={() => setAll(!all)} component="div">
          <Switch
            size="xs"
            tabIndex={-1}
            label="With drafts and archived checks"
            checked={all}
            onChange={(event) => setAll(event.currentTarget.checked)}
            onClick={(event) => event.stopPropagation()}
          />
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { csv, type Cell } from '../format';
import { Problem } from '../api';
import { saveFile } from './save-file';

export interface Downloadable {
  header: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** What the JSON file holds; without it, the rows as objects. */
  json?: unknown;
}

/** Offers what is shown as CSV and JSON; `content` may load all of it first. */
export function DownloadButton({ name, content }: { name: string; content: () => Downloadable | Promise<Downloadable> }) {
  const [busy, setBusy] = useState(false);
  const download = async (format: 'csv' | 'json') => {
    setBusy(true);
    try {
      const { header, rows, json } = await content();
      if (format === 'csv') {
        saveFile(`${name}.csv`, new Blob([csv(header, rows)], { type: 'text/csv;charset=utf-8' }));
      } else {
        const objects = json ?? rows.map((row) => Object.fromEntries(header.map((key, index) => [key, row[index] ?? null])));
        saveFile(`${name}.json`, new Blob([JSON.stringify(objects, null, 2)], { type: 'application/json' }));
      }
    } catch (failure) {
      const message = failure instanceof Problem ? `${failure.detail} (trace ${failure.traceId ?? 'unknown'})` : String(failure);
      notifications.show({ color: 'red', title: 'Not downloaded', message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden="true" />} loading={busy}>
          Download
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void download('csv')}>CSV</Menu.Item>
        <Menu.Item onClick={() => void download('json')}>JSON</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

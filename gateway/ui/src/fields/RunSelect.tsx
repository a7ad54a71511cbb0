import { NativeSelect } from '@mantine/core';
import { fullNumber } from '../format';
import type { Run } from './runs';

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function runLabel(run: Run): string {
  const rows = run.rows === undefined ? '' : ` · ${fullNumber(run.rows)} rows`;
  return `${date.format(new Date(run.at))}${rows}${run.sampling ? ` · ${run.sampling}` : ''}`;
}

interface RunSelectProps {
  label: string;
  runs: readonly Run[];
  value: string | undefined;
  onChange: (operation: string) => void;
}

export function RunSelect({ label, runs, value, onChange }: RunSelectProps) {
  return (
    <NativeSelect
      aria-label={label}
      size="xs"
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={runs.map((run) => ({ value: run.operationId, label: runLabel(run) }))}
    />
  );
}

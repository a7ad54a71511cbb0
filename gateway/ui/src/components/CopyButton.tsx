import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconX } from '@tabler/icons-react';

export function CopyButton({ value, label = 'Copy' }: { value: string; label?: string }) {
  const clipboard = useClipboard({ timeout: 2000 });
  const text = clipboard.error ? 'This browser doesn’t allow to copy here' : clipboard.copied ? 'Copied' : label;
  const Icon = clipboard.error ? IconX : clipboard.copied ? IconCheck : IconCopy;
  return (
    <Tooltip label={text}>
      <ActionIcon size="xs" variant="subtle" color="gray" aria-label={text} onClick={() => clipboard.copy(value)}>
        <Icon size={14} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}

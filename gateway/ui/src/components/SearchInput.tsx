import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

interface SearchInputProps {
  label: string;
  /** What the address says. */
  value: string | undefined;
  /** Told when the typing has paused. */
  onChange: (value: string | undefined) => void;
  width?: number | string;
}

/** A search that goes into the address when the typing pauses. */
export function SearchInput({ label, value = '', onChange, width = 220 }: SearchInputProps) {
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  if (value !== told) {
    // The address has changed by itself: a link, or the browser's Back.
    setTold(value);
    setTyped(value);
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = (text: string, delay: number) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setTold(text);
      onChange(text.trim() === '' ? undefined : text);
    }, delay);
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={15} aria-hidden="true" />}
      rightSection={typed !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => tell('', 0)} />}
      value={typed}
      onChange={(event) => tell(event.currentTarget.value, 250)}
      maxLength={200}
      style={{ width, maxWidth: '100%' }}
    />
  );
}

import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

/** How long the second key of two may take. */
const patience = 1500;

/** Single keys get in the way of those who speak to their computer: they can be turned off (WCAG 2.1.4). Ctrl K stays. */
export function useSingleKeys() {
  return useLocalStorage({ key: 'plumbline-single-keys', defaultValue: true, getInitialValueInEffect: false });
}

export const modifier = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]') !== null)
  );
}

interface Keys {
  /** By what is pressed: `?`, or two keys as `g d`. */
  pressed: Readonly<Record<string, () => void>>;
  search: () => void;
}

/** Listens to the keyboard of the whole page, but for those that a field or a dialog has for itself. */
export function useShortcuts({ pressed, search }: Keys): void {
  const [singleKeys] = useSingleKeys();
  const current = useRef({ pressed, search });
  useEffect(() => {
    current.current = { pressed, search };
  });
  useEffect(() => {
    let first: { key: string; at: number } | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) {
        return;
      }
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        current.current.search();
        return;
      }
      if (!singleKeys || event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1 || typing(event.target)) {
        return;
      }
      const key = event.key.toLowerCase();
      const two = first && Date.now() - first.at < patience ? current.current.pressed[`${first.key} ${key}`] : undefined;
      const action = two ?? current.current.pressed[key];
      first = action ? undefined : { key, at: Date.now() };
      if (action) {
        event.preventDefault();
        action();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [singleKeys]);
}

import { useEffect, useState } from 'react';

/**
 * For dialogs that are drawn only while they are open: Mantine gives the focus back when `opened` changes, which they never live to see.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    },
    [before],
  );
}

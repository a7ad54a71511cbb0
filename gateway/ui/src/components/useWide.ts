import { useMediaQuery } from '@mantine/hooks';

/** Whether there is room for a tree beside the page. */
export function useWide(): boolean {
  return useMediaQuery('(min-width: 1280px)', undefined, { getInitialValueInEffect: false });
}

import { useMediaQuery } from '@mantine/hooks';

/** Whether there is room for a tree beside the page. */
export function useWide(pixels = 1280): boolean {
  return useMediaQuery(`(min-width: ${pixels}px)`, undefined, { getInitialValueInEffect: false });
}

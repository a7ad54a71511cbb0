import { createTheme, type MantineColorsTuple } from '@mantine/core';

// One accent: the teal of a patinated brass plumb. Everything else is grey, or says a state.
const plumb: MantineColorsTuple = [
  '#e8f7f7',
  '#d0ecec',
  '#a1d8d9',
  '#6ec3c5',
  '#46b1b4',
  '#2ba3a7',
  '#127a7f',
  '#0b6e75',
  '#085a60',
  '#03464b',
];

// Cooler and deeper than Mantine's own, so that cards lift off the page without borders that shout.
const dark: MantineColorsTuple = [
  '#d3d9de',
  '#b3bcc4',
  '#8f9aa4',
  '#6a7580',
  '#47515b',
  '#343d46',
  '#252c34',
  '#1a2027',
  '#13181e',
  '#0d1116',
];

const gray: MantineColorsTuple = [
  '#f7f9fa',
  '#eff2f4',
  '#e3e8eb',
  '#d3dade',
  '#b6c0c6',
  '#8a969e',
  '#66727b',
  '#4b565f',
  '#333d45',
  '#1d252c',
];

const system = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/** After a change run `npm test -- -u`, which writes variables.css anew. */
export const theme = createTheme({
  primaryColor: 'plumb',
  primaryShade: { light: 7, dark: 6 },
  colors: { plumb, dark, gray },
  fontFamily: `'Inter Variable', ${system}`,
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontFamily: `'Inter Variable', ${system}`,
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.625rem', md: '0.875rem', lg: '1.25rem', xl: '2rem' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Locking the page's scroll writes a <style>, which the page's policy forbids.
    Drawer: { defaultProps: { lockScroll: false } },
    // The placeholder is a child that a menu may not have; without it the first item has the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { lockScroll: false, closeButtonProps: { 'aria-label': 'Close' } } },
    // A <header> outside of an article or section is the page's banner, of which there is one.
    ModalHeader: { defaultProps: { component: 'div' } },
  },
});

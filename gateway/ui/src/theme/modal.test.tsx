import { Modal } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ThemeProvider } from './provider';

it('a dialog has no banner of its own', () => {
  render(
    <ThemeProvider>
      <Modal opened onClose={() => undefined} title="Any">
        text
      </Modal>
    </ThemeProvider>,
  );
  expect(screen.getByRole('dialog', { name: 'Any' })).toBeInTheDocument();
  expect(document.querySelector('header')).toBeNull();
});

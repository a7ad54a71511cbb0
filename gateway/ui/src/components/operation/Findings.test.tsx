import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { CatalogChanges } from './Findings';

const none = { added: 0, changed: 0, removed: 0, addedNames: [], changedNames: [], removedNames: [] };

function show(changes: Parameters<typeof CatalogChanges>[0]['changes']) {
  render(
    <MantineProvider>
      <CatalogChanges changes={changes} />
    </MantineProvider>,
  );
}

test('fields that came count as a change, even where no container did', () => {
  show({ ...none, addedFields: 2, removedFields: 0 });
  expect(screen.getByRole('listitem')).toHaveTextContent('Fields: 2 new, 0 gone');
});

test('a catalog that found nothing else says so', () => {
  show(none);
  expect(screen.getByRole('listitem')).toHaveTextContent('Nothing has changed');
});

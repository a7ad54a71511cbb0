import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { decided } from './draft';
import { GoneFields } from './GoneFields';

function shown(names: string[], total = names.length) {
  const onChange = vi.fn();
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(['/api/v1/containers/{containerId}/fields', { path: { containerId: 'ct_1' }, all: true }], {
    items: names.map((name) => ({ name })),
    total,
  });
  const draft = decided({ overrides: { fieldStatuses: { mail: 'MASKED', id: 'EXCLUDED' }, fieldTypes: { mail: 'date' } } });
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <GoneFields containerId="ct_1" draft={draft} onChange={onChange} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return onChange;
}

it('names what is decided about fields that are gone, and takes it back', () => {
  const onChange = shown(['id', 'column_2']);
  expect(screen.getByRole('note')).toHaveTextContent('mail: masked, date');
  expect(screen.getAllByRole('button')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Take back: mail' }));
  expect(onChange).toHaveBeenCalledWith({ fieldStatuses: { id: 'EXCLUDED' }, fieldTypes: {} });
});

it('says nothing while all are there, or not all are known', () => {
  shown(['id', 'mail']);
  shown(['id'], 5000);
  expect(screen.queryByRole('note')).toBeNull();
});

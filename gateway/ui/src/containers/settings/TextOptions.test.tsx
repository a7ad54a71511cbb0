import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { TextOptions } from './TextOptions';

const fields = [
  {
    name: 'header',
    label: 'Header line',
    help: 'Whether the first line names the columns.',
    choices: [
      { value: 'auto', label: 'Detect' },
      { value: 'true', label: 'Yes' },
      { value: 'false', label: 'No' },
    ],
  },
  {
    name: 'delimiter',
    label: 'Delimiter',
    help: 'Between two values.',
    choices: [],
    grammar: { pattern: '^(auto|[;,])$', explanation: 'auto, or one punctuation character' },
  },
  { name: 'compression', label: 'Compression', help: 'How files are packed.', choices: [{ value: 'auto', label: 'Detect' }] },
];

function shown(value: Record<string, string>, onChange = vi.fn()) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(['/api/v1/connectors', {}], { items: [{ type: 'local-files', fields }] });
  queries.setQueryData(['/api/v1/datastores/{datastoreId}', { path: { datastoreId: 'd' } }], {
    connector: 'local-files',
    properties: { header: 'true' },
  });
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <TextOptions datastoreId="d" value={value} onChange={onChange} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return onChange;
}

it('says what the datastore says, offers what the connector knows, and nothing that a container may not have', () => {
  const onChange = shown({});
  const header = screen.getByLabelText<HTMLSelectElement>('Header line');
  expect([...header.options].map(({ text }) => text)).toEqual(['As the datastore: Yes', 'Detect', 'Yes', 'No']);
  expect(screen.getByLabelText('Delimiter')).toHaveProperty('placeholder', 'As the datastore');
  expect(screen.queryByLabelText('Compression')).toBeNull();
  fireEvent.change(header, { target: { value: 'false' } });
  expect(onChange).toHaveBeenCalledWith({ header: 'false' });
});

it('leaves a setting to the datastore when it is emptied, and says what is wrong with one', () => {
  const onChange = shown({ header: 'false', delimiter: ';;' });
  expect(screen.getByText('Expected: auto, or one punctuation character.')).toBeDefined();
  fireEvent.change(screen.getByLabelText('Delimiter'), { target: { value: '' } });
  expect(onChange).toHaveBeenCalledWith({ header: 'false' });
});

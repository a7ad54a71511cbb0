import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '../api';
import { allRows, type Rows } from './paged-rows';
import { VirtualTable, type Column } from './VirtualTable';

const columns: Column<string>[] = [
  { id: 'name', header: 'Name', width: 100, sort: 'name', cell: (row) => <a href={`/${row}`}>{row}</a> },
  { id: 'length', header: 'Length', width: 100, align: 'end', cell: (row) => row.length },
];
const names = Array.from({ length: 10_000 }, (_, index) => `row${index}`);

// jsdom lays nothing out.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
});

function show(rows: Rows<string>, onSort = vi.fn()) {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <VirtualTable
          label="Names"
          columns={columns}
          rows={rows}
          rowKey={(row) => row}
          sort={{ by: 'name', order: 'asc' }}
          onSort={onSort}
          empty={<p>No names</p>}
        />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return onSort;
}

it('draws the rows in view, and says how many there are', () => {
  show(allRows(names));
  const table = screen.getByRole('table', { name: 'Names' });
  expect(table).toHaveAttribute('aria-rowcount', '10001');
  const drawn = within(table).getAllByRole('link');
  expect(drawn.length).toBeGreaterThan(10);
  expect(drawn.length).toBeLessThan(100);
  expect(drawn[0]?.closest('tr')).toHaveAttribute('aria-rowindex', '2');
});

it('goes from row to row by arrow keys', async () => {
  show(allRows(names));
  const first = screen.getByRole('link', { name: 'row0' });
  first.focus();
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  await waitFor(() => expect(screen.getByRole('link', { name: 'row1' })).toHaveFocus());
  fireEvent.keyDown(screen.getByRole('link', { name: 'row1' }), { key: 'Home' });
  await waitFor(() => expect(first).toHaveFocus());
});

it('tells how it is sorted, and asks for the other way', () => {
  const onSort = show(allRows(names));
  const header = screen.getByRole('columnheader', { name: 'Name' });
  expect(header).toHaveAttribute('aria-sort', 'ascending');
  fireEvent.click(within(header).getByRole('button'));
  expect(onSort).toHaveBeenCalledWith({ by: 'name', order: 'desc' });
  expect(screen.getByRole('columnheader', { name: 'Length' })).not.toHaveAttribute('aria-sort');
});

it('says why it is empty, that it loads, or what failed', () => {
  show(allRows([]));
  expect(screen.getByText('No names')).toBeInTheDocument();
  show({ ...allRows([]), loading: true });
  expect(screen.getByRole('status', { name: 'Loading Names' })).toBeInTheDocument();
  const error = new Problem(503, 'Store away', 'Try later', 'STORE_AWAY', 'trace1', [], undefined, undefined);
  show({ ...allRows([]), error });
  expect(screen.getByRole('alert')).toHaveTextContent('Store away');
  expect(screen.getByText('trace1')).toBeInTheDocument();
});

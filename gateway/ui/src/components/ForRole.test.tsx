import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { reading } from '../api';
import { ForRole, PageForRole } from './ForRole';

function shownTo(role: 'VIEWER' | 'EDITOR' | 'ADMIN') {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(reading('/api/v1/session').queryKey, { name: 'Ada', role, tokenId: 't' });
  render(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <ForRole>
          <button>Edit</button>
        </ForRole>
        <PageForRole least="ADMIN">
          <p>The form</p>
        </PageForRole>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('what takes a role', () => {
  it('isn’t there for a lower one, and a page says which one it takes', () => {
    shownTo('VIEWER');
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
    expect(screen.queryByText('The form')).toBeNull();
    expect(screen.getByRole('heading', { name: 'This takes the role Admin' })).toBeTruthy();
    expect(screen.getByText(/“Ada”, Viewer/)).toBeTruthy();
  });

  it('is there for this one and those above', () => {
    shownTo('ADMIN');
    expect(screen.getByRole('button', { name: 'Edit' })).toBeTruthy();
    expect(screen.getByText('The form')).toBeTruthy();
  });
});

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { reading } from '../api';
import { TraceId } from './TraceId';

function shown(session: object | undefined) {
  const client = new QueryClient();
  if (session) {
    client.setQueryData(reading('/api/v1/session').queryKey, session);
  }
  render(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <TraceId value="0af7651916cd43dd8448eb211c80319c" />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('a trace id', () => {
  it('leads to its logs where the platform knows their place', () => {
    shown({ name: 'Ada', logsUrl: 'https://logs.example/?q={traceId}' });
    const link = screen.getByRole('link', { name: 'Logs' });
    expect(link.getAttribute('href')).toBe('https://logs.example/?q=0af7651916cd43dd8448eb211c80319c');
    expect(link.getAttribute('rel')).toBe('noreferrer');
  });

  it.each([[{ name: 'Ada' }], [undefined]])('is only there to be copied otherwise', (session) => {
    shown(session);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText('0af7651916cd43dd8448eb211c80319c')).toBeTruthy();
  });
});

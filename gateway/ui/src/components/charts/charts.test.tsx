import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Histogram } from './Histogram';
import { Trend } from './Trend';
import type { TrendPoint } from './trend-data';

// It takes a while to read.
beforeAll(() => import('./plots'));

// jsdom lays nothing out.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return this.tagName === 'DIV' ? new DOMRect(0, 0, 600, 200) : new DOMRect(0, 0, 30, 12);
  });
  vi.spyOn(console, 'warn').mockImplementation((text) => expect.unreachable(String(text)));
});

const values = [3, undefined, 5, 8];
const points = values.map((value, index): TrendPoint => ({
  label: `Nov ${index}`,
  title: `${index} November`,
  text: value === undefined ? 'not measured' : `${value} rows`,
  value,
  lower: value && value - 1,
  upper: value && value + 1,
  partial: index === 2,
}));
const rows = Array.from({ length: 8 }, (_, index) => ({ label: `${index} to ${index + 1}`, count: index * 1000 }));

function show(chart: React.ReactNode) {
  return act(async () => {
    render(
      <MantineProvider>
        <QueryClientProvider client={new QueryClient()}>{chart}</QueryClientProvider>
      </MantineProvider>,
    );
  });
}

it('draws a picture with a name', async () => {
  await show(<Trend points={points} label="Rows over 4 runs" show={String} />);
  const picture = await screen.findByRole('img', { name: 'Rows over 4 runs' });
  await waitFor(() => expect(picture.querySelectorAll('circle.dot')).toHaveLength(2));
  expect(picture.querySelectorAll('circle.hollow')).toHaveLength(1);
  expect(picture.querySelectorAll('path.recharts-area-area')).toHaveLength(1);
});

it('draws nothing without a value', async () => {
  await show(<Trend points={points.slice(1, 2)} label="Rows" show={String} />);
  expect(screen.queryByRole('img')).not.toBeInTheDocument();
  expect(screen.queryByRole('status')).not.toBeInTheDocument();
});

it('tells each point by arrow keys, and why one has no value', async () => {
  await show(<Trend points={points} label="Rows over 4 runs" show={String} />);
  const picture = await screen.findByRole('img');
  picture.focus();
  expect(await screen.findByText('0 November')).toBeInTheDocument();
  expect(screen.getByText('3 rows')).toBeInTheDocument();
  fireEvent.keyDown(picture, { key: 'ArrowRight' });
  expect(await screen.findByText('not measured')).toBeInTheDocument();
});

it('draws a column for each range that has values, and the same as a table', async () => {
  await show(<Histogram title="Lengths" rows={rows} what="Length" first="0" last="8" />);
  const picture = await screen.findByRole('img', { name: /^Lengths: 8 columns from 0 to 8/ });
  expect(picture.querySelectorAll('.recharts-bar-rectangle')).toHaveLength(7);
  fireEvent.click(screen.getByRole('button', { name: 'As a table' }));
  expect(screen.getAllByRole('row')).toHaveLength(9);
  expect(screen.getByRole('row', { name: /7 to 8/ })).toHaveTextContent('7,000');
});

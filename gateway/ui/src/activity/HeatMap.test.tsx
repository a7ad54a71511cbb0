import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { everyDay } from './day-counts';
import { HeatMap } from './HeatMap';

const days = everyDay('2026-11-02', '2026-11-27', [{ day: '2026-11-26', total: 3, byStatus: { SUCCEEDED: 2, FAILED: 1 } }]);

it('is one stop for the Tab key; arrows go from day to day', () => {
  window.HTMLElement.prototype.scrollTo = () => undefined;
  const onSelect = vi.fn();
  render(<HeatMap days={days} selected={[undefined, undefined]} onSelect={onSelect} />);
  const buttons = screen.getAllByRole('button');
  expect(buttons).toHaveLength(26);
  expect(buttons.filter((each) => each.tabIndex === 0)).toEqual([buttons[25]]);
  buttons[25]?.focus();
  fireEvent.keyDown(buttons[25] as HTMLElement, { key: 'ArrowUp' });
  expect(buttons[24]).toHaveFocus();
  expect(buttons[24]).toHaveAccessibleName(/3 operations \(2 succeeded, 1 failed\)/);
  fireEvent.click(buttons[24] as HTMLElement);
  expect(onSelect).toHaveBeenCalledWith('2026-11-26');
  fireEvent.keyDown(buttons[24] as HTMLElement, { key: 'ArrowLeft' });
  expect(buttons[17]).toHaveFocus();
  fireEvent.keyDown(buttons[17] as HTMLElement, { key: 'Home' });
  expect(buttons[0]).toHaveFocus();
  fireEvent.keyDown(buttons[0] as HTMLElement, { key: 'ArrowLeft' });
  expect(buttons[0]).toHaveFocus();
});

it('says which days are picked', () => {
  window.HTMLElement.prototype.scrollTo = () => undefined;
  render(<HeatMap days={days} selected={['2026-11-26', '2026-11-27']} onSelect={() => undefined} />);
  expect(screen.getAllByRole('button', { pressed: true })).toHaveLength(2);
});

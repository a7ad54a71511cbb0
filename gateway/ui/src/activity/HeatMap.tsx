import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { fullNumber } from '../format';
import { inWords, shade, type DayCount } from './day-counts';
import { monthOf, nameOfWeekday, weekday } from './days';
import classes from './HeatMap.module.css';

interface HeatMapProps {
  days: readonly DayCount[];
  /** The days whose operations are listed. */
  selected: readonly [from: string | undefined, to: string | undefined];
  onSelect: (day: string) => void;
}

const steps: Record<string, number> = { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1 };

/** A year of days, a column each week: the darker, the more ran. One of them has the focus; arrow keys go from day to day. */
export function HeatMap({ days, selected: [from, to], onSelect }: HeatMapProps) {
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<string>();
  const [focused, setFocused] = useState<string>();
  // The first week may be one without its beginning.
  const before = days[0] ? weekday(days[0].day) : 0;
  const column = (index: number) => 2 + Math.floor((index + before) / 7);
  const most = Math.max(0, ...days.map((each) => each.total));
  const isSelected = (day: string) => (from !== undefined || to !== undefined) && (from ?? '') <= day && day <= (to ?? '9');
  const last = days.at(-1);
  const reachable = days.find((each) => each.day === (focused ?? from))?.day ?? last?.day;
  const told = days.find((each) => each.day === (pointed ?? focused)) ?? undefined;

  // Where the window is narrow, the newest weeks are what is looked for.
  useEffect(() => {
    scroller.current?.scrollTo({ left: scroller.current.scrollWidth });
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const index = days.findIndex((each) => each.day === reachable);
    const step = steps[event.key];
    const target =
      event.key === 'Home' ? 0 : event.key === 'End' ? days.length - 1 : step === undefined ? undefined : index + step;
    const day = target === undefined ? undefined : days[target]?.day;
    if (target !== undefined) {
      event.preventDefault();
    }
    if (day !== undefined) {
      setFocused(day);
      grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
    }
  };

  return (
    <div>
      <div className={classes.scroller} ref={scroller}>
        <div className={classes.months} aria-hidden="true">
          {days.map(
            (each, index) =>
              weekday(each.day) === 0 &&
              beginsMonth(each.day) && (
                <span key={each.day} style={{ gridColumn: column(index) }}>
                  {monthOf(each.day)}
                </span>
              ),
          )}
        </div>
        {/* The keys are those of the days. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          ref={grid}
          className={classes.grid}
          role="group"
          aria-label="Operations by day; arrow keys go from day to day"
          onKeyDown={onKeyDown}
          onMouseLeave={() => setPointed(undefined)}
        >
          {[0, 2, 4, 6].map((index) => (
            <span key={index} className={classes.weekday} style={{ gridRow: index + 1 }} aria-hidden="true">
              {nameOfWeekday(index)}
            </span>
          ))}
          {days.map((each, index) => (
            <button
              key={each.day}
              type="button"
              className={classes.day}
              style={{ gridRow: weekday(each.day) + 1, gridColumn: column(index) }}
              data-day={each.day}
              data-shade={shade(each.total, most)}
              data-failed={(each.byStatus.FAILED ?? 0) > 0 || undefined}
              aria-label={inWords(each)}
              aria-pressed={isSelected(each.day)}
              tabIndex={each.day === reachable ? 0 : -1}
              onClick={() => onSelect(each.day)}
              onFocus={() => setFocused(each.day)}
              onBlur={() => setFocused(undefined)}
              onMouseEnter={() => setPointed(each.day)}
            />
          ))}
        </div>
      </div>
      <div className={classes.foot}>
        {/* What is told here, the day with the focus is named by already. */}
        <span aria-hidden="true">
          {told ? inWords(told) : `${fullNumber(days.reduce((sum, each) => sum + each.total, 0))} in all`}
        </span>
        <span className={classes.legend} aria-hidden="true">
          fewer
          {[0, 1, 2, 3, 4].map((each) => (
            <i key={each} className={classes.day} data-shade={each} />
          ))}
          more · with failures
          <i className={classes.day} data-shade={1} data-failed />
        </span>
      </div>
    </div>
  );
}

function beginsMonth(monday: string): boolean {
  // The first Monday of a month.
  return Number(monday.slice(8)) <= 7;
}

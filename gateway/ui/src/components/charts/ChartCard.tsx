import { useId, type ReactNode } from 'react';
import classes from './charts.module.css';

/** A frame around a chart, with its heading; `aside` stands at the heading's end. */
export function ChartCard({
  title,
  aside,
  note,
  children,
}: {
  title: string;
  aside?: ReactNode;
  note?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
      {note && <p className={classes.note}>{note}</p>}
    </section>
  );
}

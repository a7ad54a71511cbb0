import classes from './charts.module.css';

export interface QuantilePoint {
  name: string;
  label: string;
  at: number;
  text: string;
}

/** Where the values lie: the middle half, the middle 90 % and the ends. The list under it has the numbers. */
export function Quantiles({ points }: { points: readonly QuantilePoint[] }) {
  const by = new Map(points.map((point) => [point.name, point.at]));
  const all = points.map((point) => point.at);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const place = (name: string) => {
    const at = by.get(name);
    return at === undefined ? undefined : high === low ? 50 : ((at - low) / (high - low)) * 100;
  };
  const span = (from: string, to: string, className: string | undefined) => {
    const [start, end] = [place(from), place(to)];
    return start === undefined || end === undefined ? null : (
      <span className={className} style={{ left: `${start}%`, width: `max(2px, ${end - start}%)` }} />
    );
  };
  const mark = (name: string, className: string | undefined) => {
    const at = place(name);
    return at === undefined ? null : <span className={className} style={{ left: `${at}%` }} />;
  };
  return (
    <>
      <div className={classes.box} aria-hidden="true">
        {span('min', 'max', classes.whisker)}
        {span('p5', 'p95', classes.wide)}
        {span('q1', 'q3', classes.quartiles)}
        {mark('min', classes.outer)}
        {mark('p1', classes.outer)}
        {mark('p99', classes.outer)}
        {mark('max', classes.outer)}
        {mark('median', classes.median)}
      </div>
      <dl className={classes.legend}>
        {points.map((point) => (
          <div key={point.name}>
            <dt>{point.label}</dt>
            <dd>{point.text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

import type { Schemas } from '../../api';
import classes from './check.module.css';

const most = 120;

/** What a check would have said of each stored part: a cell each, without an order, as only the failed ones are known by name. */
export function PartStrip({ test }: { test: Schemas['BackTest'] }) {
  const { parts = 0, failed = 0, undecided = 0 } = test;
  if (parts === 0) {
    return null;
  }
  // Of very many parts a cell stands for several.
  const scale = parts > most ? most / parts : 1;
  const bad = failed === 0 ? 0 : Math.max(1, Math.round(failed * scale));
  const unknown = undecided === 0 ? 0 : Math.max(1, Math.round(undecided * scale));
  const good = Math.max(0, Math.round(parts * scale) - bad - unknown);
  const cells = [...Array(good).fill('good'), ...Array(bad).fill('bad'), ...Array(unknown).fill('unknown')];
  return (
    <div
      className={classes.strip}
      role="img"
      aria-label={`Passed ${parts - failed - undecided}, failed ${failed}, can’t tell ${undecided}`}
    >
      {cells.map((cell, index) => (
        <span key={index} data-cell={cell} />
      ))}
    </div>
  );
}

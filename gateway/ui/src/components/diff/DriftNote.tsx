import type { Schemas } from '../../api';
import classes from './diff.module.css';
import { driftWords } from './words';

/** How differently the values are spread, in words and with the figures behind them. */
export function DriftNote({ drift, absentReason }: { drift?: Schemas['DriftView']; absentReason?: string }) {
  const { verdict, level, lines } = driftWords(drift, absentReason);
  return (
    <div className={classes.drift} data-level={level}>
      <p className={classes.verdict}>{verdict}</p>
      {lines.length > 0 && (
        <details>
          <summary>The figures</summary>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

import { isNumber, NotKnown, Share } from '../format';
import classes from './components.module.css';

/** A share from 0 to 1 as a bar with its percent. */
export function Meter({ value, label, why }: { value: number | null | undefined; label: string; why?: string }) {
  if (!isNumber(value)) {
    return <NotKnown why={why} />;
  }
  const share = Math.min(1, Math.max(0, value));
  return (
    <span className={classes.meter}>
      <span
        className={classes.track}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Number((share * 100).toFixed(2))}
      >
        <span className={classes.fill} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={classes.meterValue}>
        <Share value={share} />
      </span>
    </span>
  );
}

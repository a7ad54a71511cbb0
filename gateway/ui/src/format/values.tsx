import { bytes, duration, fullNumber, isNumber, percent, shortCount } from './format';
import classes from './values.module.css';

/** Instead of a value; says why there is none. */
export function NotKnown({ why }: { why?: string }) {
  return (
    <span className={classes.unknown} title={why}>
      {why ? <span className={classes.hidden}>{why}</span> : <span className={classes.hidden}>not known</span>}
      <span aria-hidden="true">–</span>
    </span>
  );
}

interface ValueProps {
  value: number | null | undefined;
  /** Why there is no value. */
  why?: string;
}

interface CountProps extends ValueProps {
  approximate?: boolean;
  /** Of what is approximate: where the true number lies, in words. */
  bounds?: string;
}

/** A number: short, with all its digits on hover. */
export function Count({ value, why, approximate = false, bounds }: CountProps) {
  if (!isNumber(value)) {
    return <NotKnown why={why} />;
  }
  const sign = approximate ? '≈ ' : '';
  const whole = fullNumber(value);
  const short = shortCount(value);
  return (
    <span
      className={classes.number}
      title={short === whole && !approximate ? undefined : `${approximate ? 'about ' : ''}${whole}${bounds ? `, ${bounds}` : ''}`}
    >
      {sign}
      {short}
    </span>
  );
}

/** A share from 0 to 1, as percent. */
export function Share({ value, why }: ValueProps) {
  return isNumber(value) ? (
    // 15 digits are what is certain of a product: 0.07 * 100 isn't 7.000000000000001.
    <span className={classes.number} title={`${Number((value * 100).toPrecision(15))}%`}>
      {percent(value)}
    </span>
  ) : (
    <NotKnown why={why} />
  );
}

export function Bytes({ value, why }: ValueProps) {
  return isNumber(value) ? (
    <span className={classes.number} title={`${fullNumber(value)} bytes`}>
      {bytes(value)}
    </span>
  ) : (
    <NotKnown why={why} />
  );
}

/** Milliseconds. */
export function Duration({ value, why }: ValueProps) {
  return isNumber(value) ? (
    <span className={classes.number} title={`${fullNumber(value)} ms`}>
      {duration(value)}
    </span>
  ) : (
    <NotKnown why={why} />
  );
}

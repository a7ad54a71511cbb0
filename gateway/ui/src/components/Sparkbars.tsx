import classes from './components.module.css';

/** A tiny histogram; its numbers are told by the label and by what stands next to it. */
export function Sparkbars({
  values,
  label,
  width = 96,
  height = 24,
}: {
  values: readonly number[];
  label: string;
  width?: number;
  height?: number;
}) {
  const known = values.map((value) => (Number.isFinite(value) && value > 0 ? value : 0));
  const highest = Math.max(0, ...known);
  if (known.length === 0 || highest === 0) {
    return null;
  }
  const step = width / known.length;
  const gap = step > 4 ? 1 : 0;
  return (
    <svg className={classes.spark} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {known.map((value, index) => {
        // What is there at all is seen.
        const bar = value === 0 ? 0 : Math.max(1.5, (value / highest) * height);
        return (
          <rect
            key={index}
            x={index * step}
            y={height - bar}
            width={Math.max(0.5, step - gap)}
            height={bar}
            rx={step > 6 ? 1 : 0}
          />
        );
      })}
    </svg>
  );
}

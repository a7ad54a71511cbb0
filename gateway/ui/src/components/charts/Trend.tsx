import { useElementSize } from '@mantine/hooks';
import classes from './charts.module.css';

export interface TrendPoint {
  label: string;
  title: string;
  value: number | undefined;
  lower?: number;
  upper?: number;
  /** Of a part of the rows: drawn hollow. */
  partial: boolean;
}

const height = 220;
const edge = { top: 12, right: 16, bottom: 26, left: 64 };

/** A metric over the runs, oldest first, at equal steps; a gap where a run has no value. What it shows stands in a table beside it. */
export function Trend({
  points,
  label,
  show,
}: {
  points: readonly TrendPoint[];
  label: string;
  show: (value: number) => string;
}) {
  const { ref, width } = useElementSize();
  const values = points.flatMap((point) => [point.value, point.lower, point.upper].filter((each) => each !== undefined));
  if (values.length === 0) {
    return null;
  }
  let [low, high] = [Math.min(...values), Math.max(...values)];
  if (low === high) {
    const room = Math.abs(low) * 0.1 || 1;
    [low, high] = [low - room, high + room];
  }
  const inner = Math.max(1, width - edge.left - edge.right);
  const x = (index: number) => edge.left + (points.length === 1 ? inner / 2 : (index / (points.length - 1)) * inner);
  const y = (value: number) => edge.top + (1 - (value - low) / (high - low)) * (height - edge.top - edge.bottom);
  const ticks = [low, (low + high) / 2, high];
  const labels = Math.max(1, Math.floor(inner / 130));
  const step = Math.max(1, Math.ceil(points.length / labels));
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {ticks.map((tick) => (
            <g key={tick}>
              <line className={classes.axis} x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} />
              <text className={classes.tick} x={edge.left - 8} y={y(tick) + 4} textAnchor="end">
                {show(tick)}
              </text>
            </g>
          ))}
          {pieces(points).map((piece, index) => (
            <g key={index}>
              <path className={classes.band} d={band(piece, x, y)} />
              <path
                className={classes.line}
                d={piece.map(([at, point], i) => `${i ? 'L' : 'M'}${x(at)},${y(point.value)}`).join('')}
              />
            </g>
          ))}
          {points.map((point, index) => (
            <g key={index}>
              {point.value !== undefined && (
                <circle className={point.partial ? classes.hollow : classes.dot} cx={x(index)} cy={y(point.value)} r={4.5}>
                  <title>{point.title}</title>
                </circle>
              )}
              {index % step === 0 && (
                <text
                  className={classes.tick}
                  x={x(index)}
                  y={height - 6}
                  textAnchor={
                    points.length === 1 ? 'middle' : index === 0 ? 'start' : index === points.length - 1 ? 'end' : 'middle'
                  }
                >
                  {point.label}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

type Known = [at: number, point: TrendPoint & { value: number }];

/** The stretches without a gap. */
export function pieces(points: readonly TrendPoint[]): Known[][] {
  const found: Known[][] = [[]];
  points.forEach((point, index) => {
    if (point.value === undefined) {
      found.push([]);
    } else {
      found.at(-1)?.push([index, { ...point, value: point.value }]);
    }
  });
  return found.filter((piece) => piece.length > 0);
}

function band(piece: readonly Known[], x: (index: number) => number, y: (value: number) => number): string {
  if (piece.every(([, point]) => point.lower === undefined && point.upper === undefined)) {
    return '';
  }
  const above = piece.map(([at, point]) => `${x(at)},${y(point.upper ?? point.value)}`);
  const below = piece.map(([at, point]) => `${x(at)},${y(point.lower ?? point.value)}`).reverse();
  return `M${[...above, ...below].join('L')}Z`;
}

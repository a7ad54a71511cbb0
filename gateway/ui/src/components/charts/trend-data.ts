export interface TrendPoint {
  /** At the axis. */
  label: string;
  /** Of what the value is, in full. */
  title: string;
  /** The value in words, or why there is none. */
  text: string;
  value: number | undefined;
  lower?: number;
  upper?: number;
  /** Of a part of the rows: drawn hollow. */
  partial: boolean;
}

/** A point as the chart draws it. */
export interface DrawnPoint {
  at: number;
  label: string;
  title: string;
  text: string;
  value: number | undefined;
  band: [lower: number, upper: number] | undefined;
  /** How the point is drawn; it has none where the line alone tells enough. */
  dot: 'full' | 'hollow' | undefined;
}

/** Of more points the dots would hide the line. */
const mostDots = 60;

export function drawn(points: readonly TrendPoint[]): DrawnPoint[] {
  const known = (index: number) => points[index]?.value !== undefined;
  return points.map(({ label, title, text, value, lower, upper, partial }, at) => {
    // Without a neighbour no line leads to it.
    const alone = !known(at - 1) && !known(at + 1);
    const dotted = points.length <= mostDots || alone;
    return {
      at,
      label,
      title,
      text,
      value,
      band: value === undefined ? undefined : [lower ?? value, upper ?? value],
      dot: value === undefined ? undefined : partial ? 'hollow' : dotted ? 'full' : undefined,
    };
  });
}

export function hasBand(points: readonly TrendPoint[]): boolean {
  return points.some(({ lower, upper }) => lower !== undefined || upper !== undefined);
}

/** From the lowest value or bound to the highest; undefined if there are none. */
export function extent(points: readonly TrendPoint[]): [low: number, high: number] | undefined {
  const values = points.flatMap(({ value, lower, upper }) => [value, lower, upper].filter((each) => each !== undefined));
  return values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)];
}

/** Where the vertical axis ends. What never changes is seen against zero: any other scale would be arbitrary. */
export function ends([low, high]: readonly [number, number]): [low: number, high: number] {
  if (low < high) {
    return [low, high];
  }
  return low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)];
}

/** About how many steps the vertical axis has: so few that whole numbers have whole ones. */
export function steps([low, high]: readonly [number, number], whole: boolean): number {
  return whole ? Math.max(1, Math.min(4, high - low)) : 4;
}

/** The short form, unless it would name the axis' steps alike. */
export function telling(
  [low, high]: readonly [number, number],
  short: (value: number) => string,
  full: (value: number) => string,
): (value: number) => string {
  const labels = [0, 1, 2, 3].map((step) => short(low + ((high - low) * step) / 3));
  return new Set(labels).size < labels.length ? full : short;
}

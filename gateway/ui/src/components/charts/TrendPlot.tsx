import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis, type DotItemDotProps } from 'recharts';
import classes from './charts.module.css';
import { accent, axis, picture, Tip, vertical } from './plot-parts';
import type { TrendProps } from './Trend';
import { drawn, ends, extent, hasBand, steps, telling, type DrawnPoint } from './trend-data';

export function TrendPlot({ points, label, show, full = show, whole = false }: TrendProps) {
  const domain = ends(extent(points) ?? [0, 0]);
  return (
    <ComposedChart {...picture(label)} data={drawn(points)} margin={{ top: 8, right: 16, bottom: 0, left: 0 }}>
      <CartesianGrid vertical={false} syncWithTicks stroke="var(--line)" />
      <XAxis
        {...axis}
        dataKey="at"
        height={24}
        interval="equidistantPreserveStart"
        minTickGap={18}
        tickFormatter={(at: number) => points[at]?.label ?? ''}
      />
      <YAxis
        {...vertical}
        width="auto"
        domain={domain}
        tickCount={steps(domain, whole)}
        padding={{ top: 6, bottom: 6 }}
        tickFormatter={telling(domain, show, full)}
      />
      <Tooltip
        content={<Tip />}
        filterNull={false}
        isAnimationActive={false}
        cursor={{ stroke: 'var(--mantine-color-dimmed)' }}
      />
      {hasBand(points) && (
        <Area
          dataKey="band"
          type="linear"
          stroke="none"
          fill={accent}
          fillOpacity={0.16}
          activeDot={false}
          isAnimationActive={false}
        />
      )}
      <Line
        dataKey="value"
        type="linear"
        stroke={accent}
        strokeWidth={2}
        dot={Dot}
        activeDot={{ r: 6, fill: accent, stroke: 'var(--surface)' }}
        isAnimationActive={false}
      />
    </ComposedChart>
  );
}

function Dot({ cx, cy, payload }: DotItemDotProps) {
  const { dot }: DrawnPoint = payload;
  return dot ? <circle className={dot === 'hollow' ? classes.hollow : classes.dot} cx={cx} cy={cy} r={4.5} /> : null;
}

import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { fullNumber, shortCount } from '../../format';
import type { BarRow } from './BarRows';
import { accent, picture, Tip, vertical } from './plot-parts';

/** Columns side by side, the highest as high as the chart. */
export function ColumnsPlot({ rows, label, inset }: { rows: readonly BarRow[]; label: string; inset: number }) {
  const columns = rows.map(({ label: name, title = name, count }, at) => ({ at, title, text: fullNumber(count), count }));
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <BarChart
      {...picture(label)}
      data={columns}
      margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
      barCategoryGap={rows.length > 60 ? '5%' : '9%'}
    >
      <CartesianGrid vertical={false} syncWithTicks stroke="var(--line)" />
      <XAxis dataKey="at" height={1} tick={false} tickLine={false} axisLine={{ stroke: 'var(--line)' }} />
      <YAxis {...vertical} width={inset} domain={[0, 'dataMax']} tickCount={Math.min(3, most)} tickFormatter={shortCount} />
      <Tooltip content={<Tip />} isAnimationActive={false} cursor={{ fill: 'var(--track)' }} />
      <Bar dataKey="count" fill={accent} minPointSize={leastHeight} isAnimationActive={false} />
    </BarChart>
  );
}

/** What is there at all is seen. */
function leastHeight(count: unknown): number {
  return count === 0 ? 0 : 2;
}

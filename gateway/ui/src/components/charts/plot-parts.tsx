import classes from './charts.module.css';

/** What all charts' axes have in common. */
export const axis = {
  axisLine: false,
  tickLine: false,
  tick: { fontSize: 11, fill: 'var(--mantine-color-dimmed)' },
} as const;

/** And all vertical ones: as high as the values, with lines at round steps in between. */
export const vertical = { ...axis, niceTicks: 'none' } as const;

export const accent = 'var(--mantine-primary-color-filled)';

/** The SVG is one picture with a name; arrow keys lead the tooltip along it. */
export function picture(label: string) {
  return { role: 'img', 'aria-label': label, responsive: true, style: { width: '100%', height: '100%' } } as const;
}

interface Told {
  at: number;
  title: string;
  text: string;
}

/** What a tooltip says of the point it is at. */
export function Tip({ active, payload }: { active?: boolean; payload?: readonly { payload?: Told }[] }) {
  const told = payload?.[0]?.payload;
  return active && told ? (
    <div className={classes.tip} data-tip={told.at}>
      <span>{told.title}</span>
      <strong>{told.text}</strong>
    </div>
  ) : null;
}

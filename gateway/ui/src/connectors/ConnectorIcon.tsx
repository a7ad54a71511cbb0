import classes from './connectors.module.css';
import { drawingOf, type Family } from './icons';

// Drawn on 32 × 32; the letters stand at the shape's own middle.
const shapes: Record<Family, { body: string; detail: string; middle: number }> = {
  database: {
    body: 'M4 7.5C4 4.6 9.4 2.5 16 2.5S28 4.6 28 7.5v17c0 2.9-5.4 5-12 5s-12-2.1-12-5z',
    detail: 'M4 7.5c0 2.9 5.4 5 12 5s12-2.1 12-5',
    middle: 23.6,
  },
  warehouse: {
    body: 'M2.5 11.2 16 3l13.5 8.200V27a2 2 0 0 1-2 2h-23a2 2 0 0 1-2-2z',
    detail: 'M6.5 12.800h19',
    middle: 24.3,
  },
  engine: {
    body: 'M14.5 2.700a3 3 0 0 1 3 0l9.5 5.500a3 3 0 0 1 1.5 2.600v10.400a3 3 0 0 1-1.5 2.600l-9.5 5.500a3 3 0 0 1-3 0l-9.5-5.500a3 3 0 0 1-1.5-2.600V10.800a3 3 0 0 1 1.5-2.600z',
    detail: '',
    middle: 20.2,
  },
  files: {
    body: 'M2.5 7a2.5 2.5 0 0 1 2.5-2.500h7.200l3.3 3.500H27a2.5 2.5 0 0 1 2.5 2.500V25a2.5 2.5 0 0 1-2.5 2.500H5A2.5 2.5 0 0 1 2.5 25z',
    detail: 'M2.5 11.500h27',
    middle: 23.4,
  },
  bucket: {
    body: 'M3 6.500C3 4.3 8.8 2.5 16 2.500s13 1.8 13 4l-3 20c-.3 1.8-4.7 3-10 3s-9.7-1.2-10-3z',
    detail: 'M3 6.500c0 2.2 5.8 4 13 4s13-1.8 13-4',
    middle: 23,
  },
};

/** A connector by a shape for its kind, a colour and two letters of its own; its name always stands beside it. */
export function ConnectorIcon({ connector, kind, size = 28 }: { connector: string; kind?: string; size?: number }) {
  const { family, initials, hue } = drawingOf(connector, kind);
  const { body, detail, middle } = shapes[family];
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false" className={classes.icon}>
      <path d={body} style={{ fill: connector === 'generic-jdbc' ? 'oklch(0.48 0.02 240)' : `oklch(0.5 0.115 ${hue})` }} />
      {detail && <path d={detail} className={classes.iconLine} />}
      <text x={16} y={middle} className={classes.iconLetters}>
        {initials}
      </text>
    </svg>
  );
}

import { Title } from '@mantine/core';
import { CopyButton } from '../components';
import classes from './connectors.module.css';
import type { Spec, Values } from './form';
import { filled } from './grants';

/** Which rights the connector needs, and what gives them, to paste into the source. */
export function Grants({ spec, values }: { spec: Spec; values: Values }) {
  const pieces = spec.grantScript ? filled(spec.grantScript.trimEnd(), values) : [];
  return (
    <section className={classes.panel} aria-label="Rights">
      <div className={classes.panelTitle}>
        <Title order={2} size="h3">
          Rights it needs
        </Title>
        {pieces.length > 0 && <CopyButton value={pieces.map((piece) => piece.text).join('')} label="Copy the script" />}
      </div>
      <p>{spec.rights}</p>
      {pieces.length > 0 && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
        <pre className={classes.script} tabIndex={0} aria-label="Script that grants the rights">
          {pieces.map((piece, index) => (
            <span key={index} className={piece.open ? classes.open : undefined}>
              {piece.text}
            </span>
          ))}
        </pre>
      )}
    </section>
  );
}

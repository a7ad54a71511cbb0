import { useState } from 'react';
import type { Schemas } from '../../api';
import { StatusBadge } from '../StatusBadge';
import { TextLink } from '../TextLink';
import { CheckActions } from './CheckActions';
import { CheckEditor } from './CheckEditor';
import { CheckEvidence } from './CheckEvidence';
import classes from './check.module.css';
import { useRules } from './useRules';
import { archiveText, demand, ruleLabel } from './words';

/** One check among others: what it demands, why, and what can be decided. */
export function CheckCard({ check }: { check: Schemas['CheckView'] }) {
  const { rules } = useRules();
  const [editing, setEditing] = useState(false);
  const evidence = check.check?.evidence;
  return (
    <article className={classes.card} aria-label={check.description ?? check.rule}>
      <div className={classes.cardHead}>
        <h2 className={classes.demand}>
          <TextLink to="/checks/$checkId" params={{ checkId: check.id ?? '' }}>
            {demand(check, rules.get(check.rule ?? ''))}
          </TextLink>
        </h2>
        <span className={classes.marks}>
          <span>{ruleLabel(check.rule)}</span>
          {check.accepted && <span>accepted</span>}
          {check.offered && <span>a run offers other demands</span>}
          <StatusBadge status={check.status} />
        </span>
      </div>
      {check.status === 'ARCHIVED' && <p>Archived: {archiveText(check.archiveReason)}.</p>}
      {evidence ? <CheckEvidence evidence={evidence} /> : <p>Written by {check.createdBy ?? 'a person'}: it has no evidence.</p>}
      <div className={classes.cardFoot}>
        <CheckActions check={check} size="xs" onEdit={() => setEditing(true)} />
      </div>
      {editing && <CheckEditor check={check} onClose={() => setEditing(false)} />}
    </article>
  );
}

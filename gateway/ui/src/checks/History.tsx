import type { Schemas } from '../api';
import { TextLink } from '../components';
import { propertyLabel, propertyText } from '../components/check';
import { When, words } from '../format';
import classes from './checks.module.css';

/** What has happened to a check, newest first, with old and new values. */
export function History({ changes }: { changes: readonly Schemas['CheckChangeView'][] }) {
  if (changes.length === 0) {
    return <p className={classes.dim}>Nothing is kept of what happened to it.</p>;
  }
  const newestFirst = [...changes].sort((one, other) => (other.at ?? '').localeCompare(one.at ?? ''));
  return (
    <ol className={classes.history}>
      {newestFirst.map((change, index) => (
        <li key={index}>
          <strong>{words(change.action ?? '')}</strong> <When value={change.at} />
          {change.by && ` by ${change.by}`}
          {change.operationId && (
            <>
              {', '}
              <TextLink underline="always" to="/operations/$operationId" params={{ operationId: change.operationId }}>
                in a run
              </TextLink>
            </>
          )}
          <Values values={change.values ?? []} />
        </li>
      ))}
    </ol>
  );
}

function Values({ values }: { values: readonly Schemas['Value'][] }) {
  return values.length === 0 ? null : (
    <ul className={classes.values}>
      {values.map(({ name, before, after }) => (
        <li key={name}>
          {propertyLabel(name ?? '')}: {before !== undefined && <del>{valueText(before)}</del>}
          {before !== undefined && after !== undefined && ' → '}
          {after !== undefined && <ins>{valueText(after)}</ins>}
        </li>
      ))}
    </ul>
  );
}

/** The API tells old and new values as JSON. */
function valueText(json: string): string {
  try {
    return propertyText(JSON.parse(json));
  } catch {
    // What isn't JSON is shown as it came.
    return json;
  }
}

import type { ReactNode } from 'react';
import type { Schemas } from '../api';
import { StatusBadge, TextLink } from '../components';
import { Bytes, Count, counted, isNumber, percent, When, words } from '../format';
import classes from './containers.module.css';

/** What is known of a container as a whole. */
export function ContainerFacts({ container }: { container: Schemas['ContainerView'] }) {
  const { kind, missing, excluded, comment, rowCountEstimate, sizeBytes, fileCount, fieldCount, profile, facts, problem } =
    container;
  const notes = profile?.notes ?? [];
  const differing = (container.warnings ?? []).filter(columnsDiffer);
  const warnings = [
    ...(container.warnings ?? []).filter((each) => !columnsDiffer(each)),
    ...(profile?.warnings ?? []).map((warning) => warning.reason?.message ?? ''),
  ].filter((each) => each !== '');
  const keys = (facts?.uniqueKeys ?? []).map((key) => key.columns?.join(', ')).filter(Boolean);
  return (
    <>
      <span className={classes.facts}>
        {words(kind ?? '')}
        {missing && <StatusBadge status="ARCHIVED" label="Missing at the source" />}
        {excluded && <StatusBadge status="CANCELLED" label="Excluded" />}
        <Rows profile={profile} estimate={rowCountEstimate} />
        {isNumber(fieldCount) && (
          <span>
            <Count value={fieldCount} /> fields
          </span>
        )}
        {isNumber(sizeBytes) && (
          <span>
            <Bytes value={sizeBytes} />
            {isNumber(fileCount) && fileCount > 1 && ` in ${counted(fileCount, 'file')}`}
          </span>
        )}
        <span>
          {profile ? (
            <>
              profiled <When value={profile.profiledAt} />
              {profile.sample && `, ${percent(profile.sample.fraction ?? 0)} of the rows`}
              {profile.partial && !profile.sample && ', a part of it'}
            </>
          ) : (
            'not profiled yet'
          )}
        </span>
        {keys.length > 0 && <span>unique: {keys.join('; ')}</span>}
        {container.overrides?.tags?.map((tag) => (
          <span key={tag} className={classes.tag}>
            {tag}
          </span>
        ))}
      </span>
      {comment && <p className={classes.words}>{comment}</p>}
      {problem && <Said tone="bad">{problem.message}</Said>}
      {differing.length > 0 && (
        <Said tone="warning">
          Columns differ in {counted(differing.length, 'file')}:{' '}
          <TextLink to="/containers/$containerId/parts" params={{ containerId: container.id ?? '' }} underline="always">
            see its parts
          </TextLink>
        </Said>
      )}
      {warnings.length > 0 && <Said tone="warning">{some(warnings)}</Said>}
      {notes.length > 0 && <Said>{some(notes)}</Said>}
    </>
  );
}

function Rows({ profile, estimate }: { profile: Schemas['ContainerView']['profile']; estimate: number | undefined }) {
  if (profile && isNumber(profile.rows)) {
    return (
      <span>
        <Count value={profile.rows} /> rows{profile.sample || profile.partial ? ' profiled' : ''}
      </span>
    );
  }
  return isNumber(estimate) ? (
    <span title="The source says so; not counted yet">
      <Count value={estimate} approximate /> rows
    </span>
  ) : null;
}

function Said({ tone, children }: { tone?: 'bad' | 'warning'; children: ReactNode }) {
  return (
    <p className={classes.words} style={tone && { color: `var(--${tone}-text)` }}>
      {children}
    </p>
  );
}

function some(texts: readonly string[]): string {
  return texts.slice(0, 3).join('; ') + (texts.length > 3 ? `; and ${texts.length - 3} more` : '');
}

/** Files of one container that have other columns than the first. */
export function columnsDiffer(warning: string): boolean {
  return warning.startsWith('columns differ: ');
}

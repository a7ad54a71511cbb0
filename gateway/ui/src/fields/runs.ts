import type { Schemas } from '../api';
import { percent } from '../format';

export interface Run {
  operationId: string;
  at: string;
  rows: number | undefined;
  profile: Schemas['FieldProfile'];
  /** Not all rows were read. */
  partial: boolean;
  /** Which rows, in words. */
  sampling: string | undefined;
}

/** One field's profiles, with what is known of the runs that made them. Newest first, as they come. */
export function runsOf(history: readonly Schemas['FieldProfileView'][], profiles: readonly Schemas['ProfileRef'][]): Run[] {
  const known = new Map(profiles.map((profile) => [profile.operationId, profile]));
  return history.flatMap(({ operationId, profiledAt, rows, profile }) => {
    if (!operationId || !profiledAt || !profile) {
      return [];
    }
    const ref = known.get(operationId);
    const partial = ref?.partial === true || ref?.sample !== undefined;
    return [{ operationId, at: profiledAt, rows, profile, partial, sampling: samplingOf(ref) }];
  });
}

export function samplingOf(ref: Schemas['ProfileRef'] | undefined): string | undefined {
  if (ref?.sample?.fraction !== undefined) {
    return `a sample of ${percent(ref.sample.fraction)}`;
  }
  return ref?.partial ? 'a part of the rows' : undefined;
}

import type { Operation } from '../components/operation';
import { bytes, counted, fullDate, fullNumber, percent } from '../format';

/** What a run was asked to do, as far as it isn't what every run does, in short words; empty if all is as always. */
export function optionsOf({ catalog, profile }: Operation): string[] {
  const said = [
    catalog?.prune && 'drops what is gone',
    catalog?.recreate && 'brings back what was excluded',
    catalog?.profileAfterwards && 'profiles afterwards',
    catalog?.include && `only ${catalog.include.join(', ')}`,
    catalog?.exclude && `without ${catalog.exclude.join(', ')}`,
    catalog?.tables === false && 'no tables or files',
    catalog?.views === false && 'no views',
    profile?.containers &&
      profile.containers.length > 0 &&
      `only ${counted(profile.containers.length, 'container')} chosen by name`,
    profile?.tags && `only what is tagged ${profile.tags.join(' or ')}`,
    profile?.full && 'reads everything anew',
    profile?.maxRows !== undefined && `at most ${fullNumber(profile.maxRows)} rows of each container`,
    profile?.maxBytes !== undefined && `at most about ${bytes(profile.maxBytes)} of each container`,
    profile?.maxRecordsPerPartition !== undefined && `at most ${fullNumber(profile.maxRecordsPerPartition)} rows of each part`,
    profile?.sample && sampled(profile.sample),
    profile?.greaterThanTime && `what is newer than ${fullDate(new Date(profile.greaterThanTime))}`,
    profile?.greaterThanBatch !== undefined && `what is above ${profile.greaterThanBatch}`,
    profile?.inferenceLevel !== undefined &&
      `infers checks at level ${profile.inferenceLevel}${profile.inferAsDraft ? ', as drafts' : ''}`,
    profile?.histogramMaxDistinct !== undefined && `shows up to ${fullNumber(profile.histogramMaxDistinct)} values one by one`,
  ];
  return said.filter((each): each is string => typeof each === 'string' && each !== '');
}

function sampled({ fraction, seed }: { fraction?: number; seed?: number }): string {
  return `a random ${percent(fraction ?? 1)} of the rows${seed === undefined ? '' : `, seed ${seed}`}`;
}

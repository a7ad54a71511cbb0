import type { Schemas } from '../../api';

export interface Chosen {
  id: string;
  name: string;
}

/** What the wizard asks for, as it is typed. */
export interface ProfileWish {
  which: 'all' | 'chosen' | 'tagged';
  chosen: readonly Chosen[];
  tags: string[];
  maxRows: number | undefined;
  /** Megabytes. */
  maxMegabytes: number | undefined;
  maxRecordsPerPartition: number | undefined;
  /** Percent. */
  samplePercent: number | undefined;
  seed: number | undefined;
  /** As the browser's own field says it: local time without a zone. */
  after: string;
  afterBatch: string;
  full: boolean;
  inferenceLevel: number;
  inferAsDraft: boolean;
  histogramMaxDistinct: number | undefined;
}

export const unasked: ProfileWish = {
  which: 'all',
  chosen: [],
  tags: [],
  maxRows: undefined,
  maxMegabytes: undefined,
  maxRecordsPerPartition: undefined,
  samplePercent: undefined,
  seed: undefined,
  after: '',
  afterBatch: '',
  full: false,
  inferenceLevel: 2,
  inferAsDraft: false,
  histogramMaxDistinct: undefined,
};

export const mostContainers = 1_000;

export interface Fault {
  step: 'containers' | 'reading';
  text: string;
}

/** Why it can't be asked for so; the API refuses the same. */
export function fault(wish: ProfileWish): Fault | undefined {
  if (wish.which === 'chosen' && wish.chosen.length === 0) {
    return { step: 'containers', text: 'Choose at least one container, or all of them.' };
  }
  if (wish.which === 'chosen' && wish.chosen.length > mostContainers) {
    return {
      step: 'containers',
      text: `${wish.chosen.length.toLocaleString()} containers are chosen; a run takes ${mostContainers.toLocaleString()} by name. Tag them, and choose the tag.`,
    };
  }
  if (wish.which === 'tagged' && wish.tags.length === 0) {
    return { step: 'containers', text: 'Name at least one tag, or choose all containers.' };
  }
  if (wish.afterBatch !== '' && !/^-?\d{1,38}(\.\d{1,38})?$/.test(wish.afterBatch.trim())) {
    return { step: 'reading', text: `“${wish.afterBatch}” isn’t a number such as 1200 or 0.5.` };
  }
  const starts = wish.after !== '' || wish.afterBatch !== '';
  if (starts && (wish.maxRows !== undefined || wish.maxRecordsPerPartition !== undefined)) {
    return {
      step: 'reading',
      text: 'Give either a start or a limit of rows: of the new rows, the limit would leave out some at random.',
    };
  }
  return undefined;
}

/** Which containers, and how they are read: what a preflight asks for too. */
export function readingOf(wish: ProfileWish): Schemas['PreflightRequest'] {
  return {
    ...(wish.which === 'chosen' && { containers: wish.chosen.map(({ id }) => id) }),
    ...(wish.which === 'tagged' && { tags: wish.tags }),
    ...(wish.maxRows !== undefined && { maxRows: wish.maxRows }),
    ...(wish.maxMegabytes !== undefined && { maxBytes: Math.max(1, Math.round(wish.maxMegabytes * 1024 * 1024)) }),
    ...(wish.maxRecordsPerPartition !== undefined && { maxRecordsPerPartition: wish.maxRecordsPerPartition }),
    ...(wish.samplePercent !== undefined &&
      wish.samplePercent < 100 && {
        sample: {
          fraction: Number((wish.samplePercent / 100).toPrecision(12)),
          ...(wish.seed !== undefined && { seed: wish.seed }),
        },
      }),
    ...(wish.after !== '' && { greaterThanTime: new Date(wish.after).toISOString() }),
    ...(wish.afterBatch !== '' && { greaterThanBatch: Number(wish.afterBatch) }),
  };
}

export function settingsOf(wish: ProfileWish): Schemas['ProfileSettings'] {
  return {
    ...readingOf(wish),
    ...(wish.full && { full: true }),
    inferenceLevel: wish.inferenceLevel,
    ...(wish.inferAsDraft && { inferAsDraft: true }),
    ...(wish.histogramMaxDistinct !== undefined && { histogramMaxDistinct: wish.histogramMaxDistinct }),
  };
}

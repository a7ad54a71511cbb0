import type { components } from './schema';

export type ProblemDetail = components['schemas']['ProblemDetail'];

/** What the API answers instead of what was asked for (application/problem+json), or that no answer came. */
export class Problem extends Error {
  constructor(
    /** 0: no answer came. */
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly code: string,
    readonly traceId: string | undefined,
    readonly errors: readonly ProblemDetail[],
    /** After how many seconds to ask again, if the API says so. */
    readonly retryAfter: number | undefined,
    /** The id of what stands in the way, e.g. of the datastore that has the name already. */
    readonly related: string | undefined,
  ) {
    super(`${title}: ${detail}`);
    this.name = 'Problem';
  }

  /** Whether the platform said it, rather than a proxy in between, or nobody. */
  get ours(): boolean {
    return this.status !== 0 && this.code !== String(this.status);
  }
}

export function unreachable(cause: unknown): Problem {
  const why = cause instanceof Error ? ` (${cause.message})` : '';
  return new Problem(
    0,
    'Plumbline can’t be reached',
    `No answer came from the platform${why}. Look whether it is running and whether this device is online; then try again.`,
    'UNREACHABLE',
    undefined,
    [],
    undefined,
    undefined,
  );
}

/** Seconds: Retry-After is a number of seconds or a date. */
export function retryAfter(header: string | null, now: number = Date.now()): number | undefined {
  if (header === null || header.trim() === '') {
    return undefined;
  }
  const seconds = Number(header);
  if (Number.isFinite(seconds)) {
    return Math.max(0, seconds);
  }
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  const wait = retryAfter(response.headers.get('Retry-After'));
  if (response.headers.get('Content-Type')?.includes('json')) {
    try {
      const body = JSON.parse(text) as components['schemas']['Problem'];
      return new Problem(
        response.status,
        body.title ?? `The platform answered ${response.status}`,
        body.detail ?? '',
        body.code ?? String(response.status),
        body.traceId,
        body.errors ?? [],
        wait,
        body.related,
      );
    } catch {
      // Not JSON in spite of its type: told as any other answer that isn't a problem document.
    }
  }
  return new Problem(
    response.status,
    `The platform answered ${response.status} ${response.statusText}`.trim(),
    'The answer isn’t one of Plumbline’s: a proxy in between may have given it.',
    String(response.status),
    undefined,
    [],
    wait,
    undefined,
  );
}

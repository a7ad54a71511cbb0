import type { Schemas } from '../api';
import { absence, Count, isNumber, NotKnown } from '../format';

type Metric = Schemas['Metric'];

export function numberOf(metric: Metric | null | undefined): number | undefined {
  const value = metric?.value === undefined || metric.value === null ? undefined : Number(metric.value);
  return isNumber(value) ? value : undefined;
}

/** Why a figure isn't there. */
export function whyNot(metric: Metric | null | undefined, profiled: boolean): string {
  if (!profiled) {
    return 'not profiled yet';
  }
  return metric?.absentReason ? `not measured: ${absence(metric.absentReason)}` : 'not measured of such fields';
}

/** A count of a profile: exact, or about so many with its bounds on hover. */
export function MeasuredCount({ metric, profiled }: { metric: Metric | null | undefined; profiled: boolean }) {
  const value = numberOf(metric);
  if (value === undefined) {
    return <NotKnown why={whyNot(metric, profiled)} />;
  }
  if (metric?.exact !== false) {
    return <Count value={value} />;
  }
  const bounds =
    metric.lower && metric.upper
      ? `between ${Number(metric.lower).toLocaleString()} and ${Number(metric.upper).toLocaleString()}`
      : metric.bound;
  return <Count value={value} approximate bounds={bounds} />;
}

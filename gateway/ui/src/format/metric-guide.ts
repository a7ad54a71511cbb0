import text from '../../../../libs/statistics/src/main/resources/io/plumbline/statistics/metric/metrics.txt?raw';

export interface MetricGuide {
  appliesTo: string;
  unit: string;
  formula: string;
  exactness: string;
  absentWhen: string;
}

/** Reads the engine's guide: one metric a line, cells between bars. */
export function parseGuide(source: string): Map<string, MetricGuide> {
  const guide = new Map<string, MetricGuide>();
  for (const line of source.split('\n')) {
    const cells = line.split(' | ').map((cell) => cell.trim());
    const [key, appliesTo, unit, formula, exactness, absentWhen] = cells;
    if (line.startsWith('#') || !key || !appliesTo || !unit || !formula || !exactness || !absentWhen) {
      continue;
    }
    guide.set(key, { appliesTo, unit, formula, exactness, absentWhen });
  }
  return guide;
}

const guide = parseGuide(text);

/** What a metric is, in one line. "Likewise for 5 %" of the guide's table stands here without the line that it refers to. */
export function explain(name: string, from: Map<string, MetricGuide> = guide): string | undefined {
  const formula = from.get(name)?.formula;
  const likewise = formula?.match(/^Likewise for (\d+ %)(.*)$/);
  const first = from.get('p1')?.formula;
  if (!likewise?.[1] || !first) {
    return formula;
  }
  return first.replace('1 %', likewise[1]).replace(/\.$/, likewise[2] ?? '.');
}

/** Of what a metric is a number, for a field of this type: "days", "values", "bits"; nothing if it is the field's own. */
export function unitOf(
  name: string,
  profiledType: string | undefined,
  from: Map<string, MetricGuide> = guide,
): string | undefined {
  let unit = from.get(name)?.unit;
  if (unit?.includes(': ')) {
    const kind = profiledType === 'DATE' ? 'dates' : profiledType?.startsWith('TIMESTAMP') ? 'times' : 'numbers';
    unit = unit
      .split('; ')
      .find((each) => each.startsWith(`${kind}: `))
      ?.slice(kind.length + 2);
  }
  if (unit?.includes('; ')) {
    const [first, second] = unit.split('; ');
    unit = profiledType === 'BINARY' || profiledType === 'MAP' ? second : first;
  }
  return unit === undefined || unit.startsWith('the field') || unit === 'none' || unit === 'ratio' || unit === 'yes or no'
    ? undefined
    : unit.replace(' (code points)', '');
}

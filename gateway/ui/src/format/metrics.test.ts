import { describe, expect, it } from 'vitest';
import { absence, bounds, grouped, metricLabel, shownMetric, shownValue } from './metrics';
import { explain, parseGuide, unitOf } from './metric-guide';
import { metricGroups } from './metrics';

describe('metrics', () => {
  it('are named in words', () => {
    expect(metricLabel('distinctCount')).toBe('Distinct count');
    expect(metricLabel('p95')).toBe('95th percentile');
    expect(metricLabel('median')).toBe('Median');
  });

  it('lose no digit of a large whole number', () => {
    expect(shownValue('INTEGER', '9007199254740993')).toEqual({ text: '9,007,199,254,740,993' });
  });

  it('are short, with all digits on hover', () => {
    expect(shownMetric('mean', 'DECIMAL', '42.64999999999999857891')).toEqual({
      text: '42.65',
      title: '42.64999999999999857891',
    });
    expect(shownMetric('mean', 'DECIMAL', '12345678.9').text).toBe('12,345,679');
    expect(shownMetric('completeness', 'DECIMAL', '0.9918')).toEqual({ text: '99.18%', title: '0.9918' });
    expect(shownMetric('completeness', 'DECIMAL', '0.999999').text).toBe('>99.99%');
    expect(shownMetric('freshnessLag', 'DECIMAL', '-90061', 'seconds').text).toBe('−1 d 1 h');
    expect(shownMetric('allDistinct', 'BOOLEAN', 'false').text).toBe('No');
    expect(shownMetric('min', 'BOOLEAN', 'false').text).toBe('false');
    expect(shownMetric('min', 'TIMESTAMP', '2025-01-01T05:14:20.500Z').text).toBe('2025-01-01 05:14:20.5 UTC');
    expect(shownMetric('min', 'TIMESTAMP', '2025-01-01T05:14:20.000').text).toBe('2025-01-01 05:14:20');
  });

  it('have bounds only when they are approximate', () => {
    const metric = { name: 'distinctCount', kind: 'INTEGER', value: '1203', lower: '1164', upper: '1243' } as const;
    expect(bounds({ ...metric, exact: false })).toBe('1,164 to 1,243');
    expect(bounds({ ...metric, exact: false, upper: '1242' })).toBe('± 39');
    expect(bounds({ ...metric, exact: true })).toBeUndefined();
    expect(bounds({ name: 'entropy', kind: 'DECIMAL', value: '2', lower: '1', upper: '3', exact: false }, 'bits')).toBe(
      '1 bits to 3 bits',
    );
  });

  it('say why they are absent', () => {
    expect(absence('MASKED')).toBe('the field is masked');
    expect(absence('SOMETHING_NEW')).toBe('something new');
    expect(absence(undefined)).toBe('no reason is given');
  });

  it('are grouped, and what no group knows comes last', () => {
    const groups = grouped([{ name: 'novelty' }, { name: 'max' }, { name: 'min' }, { name: 'rowCount' }]);
    expect(groups.map(([title, metrics]) => [title, metrics.map((metric) => metric.name)])).toEqual([
      ['Completeness', ['rowCount']],
      ['Smallest and largest', ['min', 'max']],
      ['Other', ['novelty']],
    ]);
  });
});

describe('the guide', () => {
  it('explains every metric that has a place on the page', () => {
    const names = metricGroups.flatMap(([, members]) => members);
    expect(names.filter((name) => explain(name) === undefined)).toEqual([]);
  });

  it('says in full what it says by reference', () => {
    expect(explain('p1')).toBe('The smallest value with at least 1 % of the (finite) values at or below it.');
    expect(explain('q1')).toBe(
      'The smallest value with at least 25 % of the (finite) values at or below it: the lower quartile.',
    );
  });

  it('knows the unit for the type of a field', () => {
    expect(unitOf('range', 'DATE')).toBe('days');
    expect(unitOf('range', 'TIMESTAMP')).toBe('seconds');
    expect(unitOf('range', 'INTEGRAL')).toBeUndefined();
    expect(unitOf('maxLength', 'STRING')).toBe('characters');
    expect(unitOf('maxLength', 'BINARY')).toBe('bytes');
    expect(unitOf('completeness', 'STRING')).toBeUndefined();
  });

  it('leaves out lines that aren’t metrics', () => {
    expect(parseGuide('# a | b | c | d | e | f\n\nx | any | rows | f | exact | never').size).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { decisionsOf, demand, evidenceLines, intervalText, propertyLabel, propertyText } from './words';

describe('what a check demands', () => {
  it('is its description, with the share and the rows that count', () => {
    expect(demand({ description: 'id is unique', coverage: 1 }, undefined)).toBe('id is unique.');
    expect(demand({ description: 'id is unique', coverage: 0.995 }, undefined)).toBe(
      'id is unique, in at least 99.5% of the rows.',
    );
    expect(demand({ description: 'id is unique.', coverage: 1, filter: "country = 'DE'" }, undefined)).toBe(
      "id is unique, of the rows where country = 'DE'.",
    );
    expect(demand({ description: 'id is unique', coverage: 0.9, filter: 'x > 1' }, undefined)).toBe(
      'id is unique, in at least 90% of the rows where x > 1.',
    );
  });

  it('tells the properties where the sentence only repeats the rule', () => {
    const rule = { asserts: 'The number lies in a range.' };
    const check = { description: 'a: The number lies in a range.', properties: { min: 0, inclusiveMax: false } };
    expect(demand(check, rule)).toBe('a: The number lies in a range (min 0; inclusive max no).');
    expect(demand({ ...check, description: 'a is small' }, rule)).toBe('a is small.');
  });

  it('falls back to the rule', () => {
    expect(demand({ rule: 'notNull' }, undefined)).toBe('Not null.');
  });

  it('shows properties to the last digit', () => {
    expect(propertyText(['BE', 1, null])).toBe('BE, 1, null');
    expect(propertyText(true)).toBe('yes');
    expect(propertyText(0.1234567891)).toBe('0.1234567891');
    expect(propertyText([{ a: 1 }])).toBe('[{"a":1}]');
  });
});

describe('evidence', () => {
  it('is told in sentences', () => {
    expect(
      evidenceLines({
        rowsSeen: 15000,
        support: 14877,
        note: 'Smallest value seen: 1.17.',
        heldOut: { fitted: 9398, judged: 5479, passed: 5474 },
        backTest: { parts: 8, failed: 1, failedParts: ['a.csv'], undecided: 2, forwardParts: 3, forwardFailed: 1 },
      }),
    ).toEqual([
      'The run saw 15,000 rows, 14,877 values of which speak for or against it.',
      'Smallest value seen: 1.17.',
      'Learnt from 9,398 rows and tried on 5,479 others: 5,474 of them held (99.91%), 5 did not.',
      'Of 8 stored parts it would have passed 5, and failed in 1 (a.csv); 2 can’t tell.',
      'Learnt from older parts only, it would have failed in 1 of 3 newer parts.',
    ]);
  });

  it('says less when there is less', () => {
    expect(evidenceLines({ rowsSeen: 1, support: 1, heldOut: { fitted: 0, judged: 0, passed: 0 } })).toEqual([
      'The run saw 1 row.',
    ]);
    expect(evidenceLines({ backTest: { parts: 8, failed: 0, undecided: 0 } })).toEqual([
      'Of 8 stored parts it would have passed every one.',
    ]);
  });

  it('has an interval if the method has', () => {
    expect(intervalText({ lower: '0', upper: '0.0002', confidence: 0.95 })).toBe('0 to 0.0002, 95% sure');
    expect(intervalText({ upper: '3' })).toBe('up to 3');
    expect(intervalText({})).toBeUndefined();
  });
});

describe('decisions', () => {
  const names = (check: Parameters<typeof decisionsOf>[0]) => decisionsOf(check).map((each) => each.name);

  it('depend on what the check is', () => {
    expect(names({ status: 'DRAFT', origin: 'INFERRED', accepted: false })).toEqual(['accept', 'reject', 'archive', 'delete']);
    expect(names({ status: 'ACTIVE', origin: 'INFERRED', accepted: true })).toEqual(['reject', 'archive', 'delete']);
    expect(names({ status: 'ACTIVE', origin: 'AUTHORED', accepted: false })).toEqual(['archive', 'delete']);
    expect(names({ status: 'ARCHIVED', origin: 'INFERRED', accepted: false })).toEqual(['restore', 'delete']);
  });
});

describe('the name of a property', () => {
  it.each([
    ['inclusiveMin', 'Inclusive min'],
    ['refContainerId', 'Reference container'],
    ['refField', 'Reference field'],
    ['rowIdentifiers', 'Row identifiers'],
  ])('%s reads %s', (name, label) => {
    expect(propertyLabel(name)).toBe(label);
  });
});

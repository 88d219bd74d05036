import { describe, expect, it } from 'vitest';
import { agreement } from '../../../domain/agreement/agreement.ts';
import {
  isDue,
  retentionOfApplication,
  retentionOfCode,
  retentionOfInterest,
  retentionOfLetter,
} from '../../../domain/retention/kept-until.ts';
import { periodInWords, retentionRules, retentionTerms } from '../../../domain/retention/rules.ts';

const windowId = 's1-home-care-2027-03-01';
/** Its first end, and a year more by an option that was taken; another option was not. */
const term = {
  from: '2021-09-01',
  to: '2025-08-31',
  extensions: [
    { to: '2026-08-31', taken: true },
    { to: '2027-08-31', taken: false },
  ],
};
const window = { windowId, status: 'awarded', closesAt: '2025-03-31T16:00:00.000Z' } as const;
const of = (more: Partial<Parameters<typeof retentionOfApplication>[0]> = {}) =>
  retentionOfApplication({ agreement: { term }, window, ...more });

describe('An application is kept', () => {
  it.each([
    ['a year after its window closed, if it was not submitted', { sealed: 'draft' }, '2026-03-31'],
    ['a year after its window closed, if it was withdrawn', { sealed: 'withdrawn' }, '2026-03-31'],
    ['3 years after the end with the options taken, if it was rejected', { opened: 'rejected' }, '2029-08-31'],
    ['3 years after the end, if it won no place', { opened: 'unsuccessful' }, '2029-08-31'],
    ['3 years after the end, if its place was withheld', { opened: 'place-withheld' }, '2029-08-31'],
    ['3 years after the end, if its award was stopped', { opened: 'award-stopped' }, '2029-08-31'],
    ['6 years after the end, if it won a place', { opened: 'awarded', sealed: 'submitted' }, '2032-08-31'],
    ['6 years after the end, if it could not be opened and nobody knows', { sealed: 'submitted' }, '2032-08-31'],
  ] as const)('%s', (_, facts, until) => {
    expect(of(facts).until).toBe(until);
  });

  it('3 years after the end, if its window was cancelled while it was sealed', () => {
    expect(of({ sealed: 'submitted', window: { ...window, status: 'cancelled' } }).until).toBe('2029-08-31');
  });

  it.each(['received', 'rejection-proposed', 'scored'] as const)('whatever the day while it is %s', (opened) => {
    expect(of({ opened })).toEqual({ kept: 'not decided yet' });
  });

  it('whatever the day while it is sealed and its window goes on', () => {
    expect(of({ sealed: 'submitted', window: { ...window, status: 'evaluating' } })).toEqual({
      kept: 'not decided yet',
    });
  });

  it('whatever the day while its window is held, and so is every letter about that', () => {
    const agreement = { term, retention: retentionTerms.parse({ holds: [{ windowId, reason: 'claim in court' }] }) };
    expect(of({ agreement, opened: 'rejected' })).toEqual({ kept: 'held: claim in court' });
    expect(retentionOfLetter(agreement, windowId, true)).toEqual({ kept: 'held: claim in court' });
    expect(of({ agreement, opened: 'rejected', window: { ...window, windowId: 'another' } }).until).toBe('2029-08-31');
  });

  it('for longer where the agreement’s file says so, and never for less', () => {
    const retention = retentionTerms.parse({ noPlaceYears: 7, placeYears: 12, notSubmittedMonths: 18 });
    expect(of({ agreement: { term, retention }, opened: 'unsuccessful' }).until).toBe('2033-08-31');
    expect(of({ agreement: { term, retention }, opened: 'awarded' }).until).toBe('2038-08-31');
    expect(of({ agreement: { term, retention }, sealed: 'draft' }).until).toBe('2026-09-30');
    for (const less of [{ noPlaceYears: 2 }, { placeYears: 5 }, { notSubmittedMonths: 11 }])
      expect(agreement.shape.retention.safeParse(less).success).toBe(false);
  });

  it('to the end of its last day, and is due on the next', () => {
    const kept = of({ opened: 'unsuccessful' });
    expect([isDue(kept, '2029-08-31'), isDue(kept, '2029-09-01')]).toEqual([false, true]);
    expect(isDue(of({ opened: 'received' }), '2999-01-01')).toBe(false);
  });

  it('from the last day on which its window was open in London, at midnight too', () => {
    const closesAt = '2027-05-31T23:00:00.000Z';
    expect(of({ sealed: 'draft', window: { ...window, closesAt } }).until).toBe('2028-05-31');
  });
});

describe('Who is told of windows is kept', () => {
  const since = '2024-05-01T10:00:00.000Z';
  it('3 years, and for as long as an application of theirs is', () => {
    expect(retentionOfInterest(since, []).until).toBe('2027-05-01');
    expect(retentionOfInterest(since, [of({ sealed: 'draft' })]).until).toBe('2027-05-01');
    expect(retentionOfInterest(since, [of({ opened: 'awarded' }), of({ sealed: 'draft' })]).until).toBe('2032-08-31');
    expect(retentionOfInterest(since, [of({ opened: 'received' })]).until).toBeUndefined();
  });
});

describe('A letter is kept', () => {
  it('a month, if it brought a code; as its window’s records, if it was news', () => {
    expect(retentionOfCode('2027-04-01T09:00:00.000Z').until).toBe('2027-05-01');
    expect(retentionOfLetter({ term }, windowId, true).until).toBe('2029-08-31');
    expect(retentionOfLetter({ term }, windowId, false).until).toBe('2032-08-31');
  });
});

describe('The rules', () => {
  it('keep records of a procurement for 3 years after the agreement’s end at least', () => {
    expect([retentionRules['no-place'].months, retentionRules.place.months]).toEqual([36, 72]);
    expect(Object.values(retentionRules).map(({ months }) => periodInWords(months))).toEqual([
      '1 month',
      '12 months',
      '2 years',
      '3 years',
      '3 years',
      '6 years',
    ]);
  });
});

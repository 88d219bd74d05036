import { describe, expect, it } from 'vitest';
import { knownBankHolidays } from '../../../adapters/bank-holidays/known.ts';
import { standingOf } from '../../../domain/award/challenges.ts';
import { standstill, unknownEndInWords } from '../../../domain/award/standstill.ts';
import { isHorizonNear, isWorkingDay } from '../../../domain/award/working-days.ts';

const known = {
  dates: new Set(
    Object.values(knownBankHolidays)
      .flat()
      .map(({ date }) => date),
  ),
  knownUntil: '2028-12-31',
};

describe('A standstill under PCR 2015', () => {
  it.each([
    [
      'ends at midnight at the end of the 10th day',
      '2027-05-04T14:00:00.000Z',
      '2027-05-14',
      '2027-05-14T23:00:00.000Z',
    ],
    [
      'is as long for a letter a minute before midnight',
      '2027-05-04T22:59:00.000Z',
      '2027-05-14',
      '2027-05-14T23:00:00.000Z',
    ],
    [
      'counts a letter after London’s midnight as the next day’s',
      '2027-05-04T23:00:00.000Z',
      '2027-05-17',
      '2027-05-17T23:00:00.000Z',
    ],
    [
      'whose 10th day is a Saturday ends with Monday',
      '2027-04-14T10:00:00.000Z',
      '2027-04-26',
      '2027-04-26T23:00:00.000Z',
    ],
    [
      'whose 10th day is Good Friday or after ends after Easter',
      '2026-03-24T10:00:00.000Z',
      '2026-04-07',
      '2026-04-07T23:00:00.000Z',
    ],
    [
      'whose 10th day is Christmas Day ends after the substitute for Boxing Day',
      '2026-12-15T10:00:00.000Z',
      '2026-12-29',
      '2026-12-30T00:00:00.000Z',
    ],
    [
      'whose 10th day is a bank holiday of Scotland alone ends the day after',
      '2026-12-25T10:00:00.000Z',
      '2027-01-05',
      '2027-01-06T00:00:00.000Z',
    ],
    [
      'whose 10th day is a bank holiday of Northern Ireland alone ends the day after',
      '2027-07-02T10:00:00.000Z',
      '2027-07-13',
      '2027-07-13T23:00:00.000Z',
    ],
    [
      'over the spring change ends at London’s midnight',
      '2027-03-20T10:00:00.000Z',
      '2027-03-30',
      '2027-03-30T23:00:00.000Z',
    ],
    [
      'over the autumn change ends at London’s midnight',
      '2027-10-25T10:00:00.000Z',
      '2027-11-04',
      '2027-11-05T00:00:00.000Z',
    ],
  ])('%s', (_, noticeAt, lastDay, endsAt) => {
    expect(standstill('PCR-2015', { at: noticeAt }, known)).toMatchObject({ lastDay, endsAt, assumed: [] });
  });

  it('says what was applied: the day of the last letter, the 10th day, and why it ends later', () => {
    const { basis } = standstill('PCR-2015', { at: '2027-04-14T10:00:00.000Z' }, known);
    for (const words of [
      'regulation 87',
      'sent electronically on Wednesday 14 April 2027',
      '10th day after that is Saturday 24 April 2027',
      'no working day',
      'Monday 26 April 2027',
      'in any part of the UK',
    ])
      expect(basis).toContain(words);
  });
});

describe('A letter that had to be posted', () => {
  const at = '2027-05-04T14:00:00.000Z';
  it.each([
    [
      'holds the standstill to the 15th day after it was posted',
      '2027-05-06',
      '2027-05-21',
      'was posted on Thursday 6 May 2027',
    ],
    [
      'changes nothing where the 10th day after the last email is later',
      '2027-04-28',
      '2027-05-14',
      'sent electronically',
    ],
  ])('%s', (_, postedOn, lastDay, words) => {
    const ends = standstill('PCR-2015', { at, postedOn }, known);
    expect(ends.lastDay).toBe(lastDay);
    expect(ends.basis).toContain(words);
  });
});

describe('A standstill under PA 2023', () => {
  it.each([
    ['is 8 working days, the day of the notice the first', '2027-05-10T10:00:00.000Z', '2027-05-19T23:00:00.000Z'],
    [
      'from Thursday 18 December 2025 ends with Wednesday 31 December',
      '2025-12-18T10:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ],
    ['leaves out a bank holiday of Scotland alone', '2026-12-29T10:00:00.000Z', '2027-01-12T00:00:00.000Z'],
    ['leaves out a bank holiday of Northern Ireland alone', '2026-07-06T10:00:00.000Z', '2026-07-16T23:00:00.000Z'],
    ['of a notice on a Saturday begins with Monday', '2027-05-08T10:00:00.000Z', '2027-05-19T23:00:00.000Z'],
    [
      'of a notice on a bank holiday begins with the next working day',
      '2027-05-31T10:00:00.000Z',
      '2027-06-10T23:00:00.000Z',
    ],
    [
      'of a notice late on a summer evening in UTC belongs to London’s next day',
      '2027-05-10T23:30:00.000Z',
      '2027-05-20T23:00:00.000Z',
    ],
  ])('%s', (_, noticeAt, endsAt) => {
    expect(standstill('PA-2023', { at: noticeAt }, known)).toMatchObject({ endsAt, assumed: [] });
  });

  it('knows no working day on weekends or bank holidays', () => {
    const days = ['2025-12-24', '2025-12-25', '2025-12-26', '2025-12-27', '2025-12-28', '2025-12-29'];
    expect(days.filter((day) => isWorkingDay(day, known))).toEqual(['2025-12-24', '2025-12-29']);
  });
});

describe('A standstill that reaches past the last year whose bank holidays are known', () => {
  it.each([
    ['PA-2023', '2028-12-20T10:00:00.000Z', '2029-01-02', ['2029-01-01', '2029-01-02']],
    ['PCR-2015', '2028-12-20T10:00:00.000Z', '2029-01-01', ['2029-01-01']],
    ['PCR-2015', '2028-12-22T10:00:00.000Z', '2029-01-01', ['2029-01-01']],
  ] as const)(
    'under %s from %s names each day that was only assumed to be a working day',
    (regime, at, lastDay, assumed) => {
      expect(standstill(regime, { at }, known)).toMatchObject({ lastDay, assumed });
    },
  );

  it('is known where the days that count are, however late it begins', () => {
    expect(standstill('PCR-2015', { at: '2028-12-19T10:00:00.000Z' }, known)).toMatchObject({
      lastDay: '2028-12-29',
      assumed: [],
    });
  });

  it('is put to an officer with the days in words', () => {
    const words = unknownEndInWords(standstill('PA-2023', { at: '2028-12-20T10:00:00.000Z' }, known), known.knownUntil);
    expect(words).toContain('known up to 31 December 2028');
    expect(words).toContain('Monday 1 January 2029, Tuesday 2 January 2029 are working days');
  });
});

describe('The alarm that bank holidays run out', () => {
  it.each([
    ['is raised half a year ahead', '2028-07-02', true],
    ['is silent before', '2028-07-01', false],
  ])('%s', (_, day, near) => {
    expect(isHorizonNear(known, day)).toBe(near);
  });
});

describe('An award', () => {
  const person = { id: 'lee', name: 'Lee Lead' };
  const at = '2027-05-05T10:00:00.000Z';
  const open = { windowId: 'w', recordedBy: person, at, from: 'A firm', summary: 'Marks were not explained' };
  const settled = (decision: 'continue' | 'stop') => ({
    ...open,
    settled: { by: person, at, decision, reason: 'Read again' },
  });
  it.each([
    ['without challenges is clear', [], 'clear'],
    ['with an open challenge is held', [open], 'challenged'],
    ['goes on once the challenge is settled for it', [settled('continue')], 'clear'],
    ['is held by one open challenge among settled ones', [settled('continue'), open], 'challenged'],
    ['is stopped by one settled against it, whatever else is open', [open, settled('stop')], 'stopped'],
  ])('%s', (_, challenges, standing) => {
    expect(standingOf(challenges)).toBe(standing);
  });
});

import { describe, expect, it } from 'vitest';
import { knownBankHolidays } from '../../../adapters/bank-holidays/known.ts';
import { standingOf } from '../../../domain/award/challenges.ts';
import { isWorkingDay, standstill, standstillInWords } from '../../../domain/award/standstill.ts';

const none = new Set<string>();
const anywhere = new Set(
  Object.values(knownBankHolidays)
    .flat()
    .map(({ date }) => date),
);

describe('A standstill under PCR 2015', () => {
  it.each([
    [
      'ends at midnight at the end of the 10th day after the notice',
      '2027-05-03T14:00:00.000Z',
      '2027-05-13T23:00:00.000Z',
    ],
    ['is as long for a notice a minute before midnight', '2027-05-03T22:59:00.000Z', '2027-05-13T23:00:00.000Z'],
    [
      'counts a notice after London’s midnight as the next day’s',
      '2027-05-03T23:00:00.000Z',
      '2027-05-14T23:00:00.000Z',
    ],
    ['counts days and not working days: over Christmas too', '2026-12-20T10:00:00.000Z', '2026-12-31T00:00:00.000Z'],
    ['over the spring change ends at London’s midnight', '2027-03-20T10:00:00.000Z', '2027-03-30T23:00:00.000Z'],
    ['over the autumn change ends at London’s midnight', '2027-10-25T10:00:00.000Z', '2027-11-05T00:00:00.000Z'],
  ])('%s', (_, noticeAt, endsAt) => {
    expect(standstill('PCR-2015', noticeAt, none)).toMatchObject({ endsAt });
  });

  it('says what was applied, and from which day', () => {
    expect(standstill('PCR-2015', '2027-05-03T14:00:00.000Z', none).basis).toContain(
      '10th day after the notice was sent electronically on 2027-05-03',
    );
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
    expect(standstill('PA-2023', noticeAt, anywhere)).toMatchObject({ endsAt });
  });

  it('knows no working day on weekends or bank holidays', () => {
    const days = ['2025-12-24', '2025-12-25', '2025-12-26', '2025-12-27', '2025-12-28', '2025-12-29'];
    expect(days.filter((day) => isWorkingDay(day, anywhere))).toEqual(['2025-12-24', '2025-12-29']);
  });
});

describe('What applicants are told of the standstill', () => {
  it.each([
    ['PCR-2015', true, 'midnight at the end of the 10th day'],
    ['PA-2023', true, '8 working days'],
    ['PCR-2015', false, 'No standstill applies'],
  ] as const)('under %s, applying: %s, speaks of “%s”', (regime, applies, words) => {
    expect(standstillInWords(regime, applies)).toContain(words);
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

import { expect, it } from 'vitest';
import { datesOf } from '../../../domain/window/dates-of-a-window.ts';
import { questionsUntil } from '../../../domain/window/questions-until.ts';
import { anAgreement } from '../an-agreement.ts';

const [MARCH_1, MARCH_31] = ['2027-03-01T09:00:00.000Z', '2027-03-31T11:00:00.000Z'];

it.each([
  ['a week before the close, at the same time of London’s day', 7, MARCH_1, MARCH_31, '2027-03-24T12:00:00.000Z'],
  ['a day before', 1, MARCH_1, MARCH_31, '2027-03-30T11:00:00.000Z'],
  [
    'so long after an extension as the window is extended',
    7,
    MARCH_1,
    '2027-04-07T11:00:00.000Z',
    '2027-03-31T11:00:00.000Z',
  ],
  ['an hour later where the clocks skip it', 3, MARCH_1, '2027-03-31T00:30:00.000Z', '2027-03-28T01:30:00.000Z'],
  ['for half of a window of ten days', 7, MARCH_1, '2027-03-11T09:00:00.000Z', '2027-03-06T09:00:00.000Z'],
  ['for half of a window of an hour', 7, MARCH_1, '2027-03-01T10:00:00.000Z', '2027-03-01T09:30:00.000Z'],
])('Questions are taken until %s', (_, daysBeforeClose, opensAt, closesAt, until) => {
  expect(questionsUntil({ clarifications: { daysBeforeClose } }, { opensAt, closesAt })).toBe(until);
});

it('The dates to keep of a window are its opening, the end of questions and its close, in that order', () => {
  const dates = datesOf(anAgreement({ title: 'Home care' }), { opensAt: MARCH_1, closesAt: MARCH_31 });
  expect(dates.map(({ at, title }) => [at, title])).toEqual([
    [MARCH_1, 'Home care: applications open'],
    ['2027-03-24T12:00:00.000Z', 'Home care: last moment for questions'],
    [MARCH_31, 'Home care: applications close'],
  ]);
});

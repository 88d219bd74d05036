import { expect, it } from 'vitest';
import { missedOpenings } from '../../../domain/window/missed-openings.ts';
import { s1 } from '../../builders/an-application.ts';

const scheduled = 's1-home-care-2027-03-01';
const nextDay = '2027-03-02T06:30:00.000Z';
const of = (windowId: string, opensAt: string, status: 'open' | 'cancelled' = 'open') => ({
  windowId,
  opensAt,
  status,
});

it.each([
  ['the next day', nextDay],
  ['ten minutes after it', '2027-03-01T09:10:00.000Z'],
  ['almost two weeks after it', '2027-03-15T08:59:59.999Z'],
])('an opening of the schedule of which nothing is kept was missed: %s', (_, now) => {
  expect(missedOpenings(s1(), { windows: [], notOpened: [] }, now)).toEqual([scheduled]);
});

it.each([
  ['it is still to be stored', '2027-03-01T09:09:59.999Z', [], []],
  ['it is long past', '2027-03-15T09:00:00.000Z', [], []],
  ['the window is there', nextDay, [of(scheduled, '2027-03-01T09:00:00.000Z')], []],
  ['the window was cancelled', nextDay, [of(scheduled, '2027-03-01T09:00:00.000Z', 'cancelled')], []],
  ['officers were told why it was not opened', nextDay, [], [{ windowId: scheduled }]],
  ['another was opened in its place', nextDay, [of('s1-home-care-2027-03-01-1200', '2027-03-01T12:00:00.000Z')], []],
] as const)('no opening was missed where %s', (_, now, windows, notOpened) => {
  expect(missedOpenings(s1(), { windows, notOpened }, now)).toEqual([]);
});

it('an opening was missed though a window was opened before it, or one in its place was cancelled', () => {
  const windows = [
    of('s1-home-care-2027-01-10-0900', '2027-01-10T09:00:00.000Z'),
    of('s1-home-care-2027-03-01-1200', '2027-03-01T12:00:00.000Z', 'cancelled'),
  ];
  expect(missedOpenings(s1(), { windows, notOpened: [] }, nextDay)).toEqual([scheduled]);
});

it('no opening is missed that would lie beyond the agreement’s term', () => {
  const ended = { ...s1(), term: { from: '2021-09-01', to: '2027-02-28', extensions: [] } };
  expect(missedOpenings(ended, { windows: [], notOpened: [] }, nextDay)).toEqual([]);
});

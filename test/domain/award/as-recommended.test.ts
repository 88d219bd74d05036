import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../domain/application/list-counts.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { areUnansweredListed, unansweredCount } from '../../../domain/award/as-recommended.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

const withPlace = (name: string, given: Partial<OpenedApplication> = {}) =>
  anOpenedApplication({
    applicationId: `w.${name}`,
    lotResults: [{ lot: 'A', total: 80, points: [], meets: true, reasons: [] }],
    ...given,
  });
const { registration } = withPlace('any');
if (!registration) throw new Error('What is scored was registered');
const answered = (round?: number, isWorse = false): Partial<OpenedApplication> => {
  const changes = isWorse ? [{ code: 'rating-changed', text: 'The rating is another.', worse: true }] : [];
  return { askedAgain: { approval: { registration, changes, ...(round !== undefined && { round }) } } };
};
const unasked = withPlace('unasked');

describe('Whom the register was not asked about again for a second recommendation', () => {
  it.each<[string, OpenedApplication[], number, boolean]>([
    [
      'is nobody where it answered for that one',
      [withPlace('a', answered(2)), withPlace('b', answered(2, true))],
      0,
      true,
    ],
    ['is whom it was never asked about', [withPlace('a', answered(2)), unasked], 1, true],
    ['is nobody without a place', [withPlace('a', answered(2)), withPlace('b', { lotResults: [] })], 0, true],
    ['is also who has an answer for the first, whom no list names', [withPlace('a', answered(1)), unasked], 2, false],
    ['is so where that was another one', [withPlace('a', answered(1, true)), withPlace('b', answered(2))], 1, false],
    ['may be who has an answer without a round', [withPlace('a', answered()), withPlace('b', answered(2))], 1, false],
  ])('%s', (_, applications, count, areListed) => {
    const counts = countsOf(applications);
    expect([unansweredCount(counts, { round: 2 }), areUnansweredListed(counts, { round: 2 })]).toEqual([
      count,
      areListed,
    ]);
  });
});

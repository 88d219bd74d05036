import { describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { lotResultsOf } from '../../../domain/evaluation/lot-results.ts';
import { drafted } from '../../../domain/letters/drafted-letter.ts';
import { placesGiven } from '../../../domain/letters/outcome.ts';
import { anAgreement } from '../an-agreement.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

const agreement = anAgreement();
const at = '2027-05-10T10:00:00.000Z';
const by = { id: 'cora', name: 'Cora Example' };
const marks = (reason = 'As agreed') =>
  Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`q${n + 1}`, { mark: 4, reason }]));
const lotResults = ['A', 'C'].flatMap((lot) => lotResultsOf(agreement.questionnaire, [lot], marks()));
const listed = (changed: Partial<OpenedApplication>, reasons: Record<string, readonly string[]> = {}) => {
  const application = anOpenedApplication({ status: 'scored', lots: ['A', 'C'], lotResults, ...changed });
  const outcome = {
    agreement,
    application,
    reasons,
    winners: placesGiven([]),
    standstill: undefined,
    pageUrl: 'https://site.test/o',
  };
  const { kind, differs } = drafted(application.applicationId, outcome, application);
  return [kind, ...differs];
};
const rejection = { stage: 'compliance' as const, reasons: ['The rates were not accepted.'], at };
const proposed = { stage: 'compliance' as const, reasons: ['TUPE was not costed.'], at };
const correction = { stage: 'compliance' as const, pages: ['insurance'], sendBy: at, by, at };
const worse = { code: 'rating-worse', text: 'Rated Inadequate.', worse: true };
const asked = (changes: (typeof worse)[]) => {
  const registration = { outcome: 'pass' as const, findings: [], rating: 'Good', checkedAt: at };
  return { approval: { registration, changes } };
};

describe('A drafted outcome letter', () => {
  it.each<[string, Partial<OpenedApplication>, readonly string[]]>([
    ['a place on every lot', { awardedLots: ['A', 'C'] }, ['every-lot']],
    ['a place on one of two lots', { awardedLots: ['A'] }, ['some-lots', 'in-part']],
    ['no place', { awardedLots: [] }, ['no-lot']],
    ['a rejection', { rejection, proposedRejections: [proposed] }, ['rejected']],
    [
      'a correction that counts',
      { awardedLots: [], corrections: [{ ...correction, counts: { by, at } }] },
      ['no-lot', 'corrected'],
    ],
    ['a correction that does not count', { awardedLots: [], corrections: [correction] }, ['no-lot']],
    [
      'a proposed rejection that was lifted',
      { awardedLots: [], proposedRejections: [proposed] },
      ['no-lot', 'proposal-lifted'],
    ],
    [
      'a place that may be withheld',
      { awardedLots: ['A', 'C'], askedAgain: asked([worse]) },
      ['every-lot', 'register-worse'],
    ],
    [
      'a register that changed for the better',
      { awardedLots: ['A', 'C'], askedAgain: asked([{ ...worse, worse: false }]) },
      ['every-lot'],
    ],
    ['no place where the register is worse', { awardedLots: [], askedAgain: asked([worse]) }, ['no-lot']],
  ])('is listed by %s', (_, changed, expected) => {
    expect(listed(changed)).toEqual(expected);
  });

  it('is set apart where its reasons are too long for a letter', () => {
    expect(listed({ awardedLots: [] }, { q1: ['long '.repeat(90_000)] })).toEqual(['no-lot', 'shortened']);
  });
});

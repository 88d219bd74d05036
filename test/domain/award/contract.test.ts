import { describe, expect, it } from 'vitest';
import { barriersToContracting, contractOf, isInForce } from '../../../domain/award/contract.ts';
import { recommendablePlaces } from '../../../domain/award/recommended-places.ts';
import { lotResultsOf } from '../../../domain/evaluation/lot-results.ts';
import { anAgreement } from '../an-agreement.ts';
import { answersOf } from '../application/a-draft.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

const agreement = anAgreement();
const holidays = { dates: new Set(['2027-05-31', '2028-08-28']), knownUntil: '2028-12-31' };

describe('A contract', () => {
  const answers = answersOf({ lots: { lots: ['A', 'C'] }, 'capacity-C': { zones: ['3'], 'hours-3': '30' } });

  it('is a place on a lot in the zones offered for it, from London’s day, or the next working day, to the end of the term in force', () => {
    const contract = contractOf(agreement, anOpenedApplication(), answers, 'A', '2027-05-14T23:30:00.000Z', holidays);
    expect(contract).toMatchObject({
      contractId: `s1-home-care-A-${anOpenedApplication().receipt.hash.slice(0, 12)}`,
      providerName: 'Alder Lane Home Care',
      lot: 'A',
      zones: [
        { zone: '1', hoursPerWeek: 120 },
        { zone: '4', hoursPerWeek: 80 },
      ],
      from: '2027-05-17',
      to: '2028-08-31',
      rating: 'Good',
      ratingDate: '2023-04-08',
    });
    expect(
      contractOf(agreement, anOpenedApplication(), answers, 'C', '2027-05-15T00:00:00.000Z', holidays).zones,
    ).toEqual([{ zone: '3', hoursPerWeek: 30 }]);
  });

  it.each([
    ['on a working day', '2027-05-20T23:00:00.000Z', '2027-05-21'],
    ['as Saturday begins in London', '2027-05-21T23:00:00.000Z', '2027-05-24'],
    ['before a bank holiday', '2027-05-29T08:00:00.000Z', '2027-06-01'],
  ])('made %s begins on %s’s working day', (_, at, from) => {
    expect(contractOf(agreement, anOpenedApplication(), answers, 'A', at, holidays).from).toBe(from);
  });

  it('carries the rating that the register gave when it was last asked, not the one that was accepted', () => {
    const accepted = anOpenedApplication();
    const registration = { ...(accepted.registration ?? { outcome: 'pass', findings: [] }), rating: 'Outstanding' };
    const asked = { ...registration, checkedAt: '2027-05-14T23:10:00.000Z', ratingDate: '2027-05-01' };
    const application = anOpenedApplication({ askedAgain: { contract: { registration: asked, changes: [] } } });
    const contract = contractOf(agreement, application, answers, 'A', '2027-05-14T23:30:00.000Z', holidays);
    expect([contract.rating, contract.ratingDate]).toEqual(['Outstanding', '2027-05-01']);
  });

  it('says that the rating is unknown where the register could not be asked', () => {
    const contract = contractOf(
      agreement,
      anOpenedApplication({ registration: undefined }),
      answers,
      'A',
      '2027-05-15T00:00:00.000Z',
      holidays,
    );
    expect([contract.rating, contract.ratingDate]).toEqual(['unknown', undefined]);
  });
});

describe('A contract’s term', () => {
  const { term } = agreement;
  const extendedTo = (to: string) => ({ term: { ...term, extensions: [...term.extensions, { to, taken: true }] } });
  const held = { from: '2027-05-15', to: '2028-08-31' };

  it('is never negative: after the agreement’s end none is made, with the reason', () => {
    const after = '2028-10-20T09:00:00.000Z';
    expect(barriersToContracting(agreement, after)).toEqual([
      {
        code: 'agreement-over',
        text: 'The agreement ended on 31 August 2028, and no option to extend it is left, so no contract can be made under it any more.',
      },
    ]);
    const left = { term: { ...term, extensions: [...term.extensions, { to: '2029-08-31', taken: false }] } };
    expect(barriersToContracting(left, after)).toEqual([
      {
        code: 'term-over',
        text: 'The agreement ended on 31 August 2028, so no contract can be made under it. If the council has taken an option to extend it, put that in the agreement’s file and deploy it first.',
      },
    ]);
    expect(() => contractOf(agreement, anOpenedApplication(), answersOf({}), 'A', after, holidays)).toThrow(
      'ended on 31 August 2028',
    );
    expect(barriersToContracting(agreement, '2028-08-31T22:59:59.999Z')).toEqual([]);
    expect(barriersToContracting(extendedTo('2029-08-31'), after)).toEqual([]);
    // Its term ends on a weekend, on which no contract begins any more.
    const onSunday = { term: { ...term, extensions: [{ to: '2028-08-27', taken: true }] } };
    const saturday = '2028-08-26T09:00:00.000Z';
    expect(barriersToContracting(onSunday, saturday)).toEqual([]);
    expect(barriersToContracting(onSunday, saturday, holidays).map(({ code }) => code)).toEqual(['agreement-over']);
  });

  it.each<[string, Pick<typeof agreement, 'term'>, string, boolean]>([
    ['holds on the last day of the term', agreement, '2028-08-31', true],
    ['has ended on the day after', agreement, '2028-09-01', false],
    ['follows an option taken after it was made', extendedTo('2029-08-31'), '2028-09-01', true],
  ])('%s', (_, now, on, expected) => {
    expect(isInForce(held, now, on)).toBe(expected);
  });

  it('that ended before it began never held', () => {
    expect(isInForce({ from: '2028-10-20', to: '2028-08-31' }, extendedTo('2029-08-31'), '2028-11-01')).toBe(false);
  });
});

describe('The places that may be recommended', () => {
  it('are each applicant’s lots that met the thresholds, and no others', () => {
    const scores = (mark: number) =>
      Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`q${at + 1}`, { mark, reason: 'As agreed' }]));
    const result = (lot: string, mark: number) => lotResultsOf(agreement.questionnaire, [lot], scores(mark));
    const places = recommendablePlaces([
      { applicationId: 'w.one', status: 'scored', lotResults: [...result('A', 4), ...result('B', 2)] },
      { applicationId: 'w.two', status: 'scored', lotResults: result('A', 2) },
      { applicationId: 'w.three', status: 'rejected', lotResults: result('A', 5) },
    ]);
    expect(places).toEqual([{ applicationId: 'w.one', lot: 'A', total: 80 }]);
  });
});

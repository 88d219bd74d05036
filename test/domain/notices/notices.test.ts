import { describe, expect, it } from 'vitest';
import { contractOf } from '../../../domain/award/contract.ts';
import { noticesOwed } from '../../../domain/notices/owed.ts';
import { awardRelease, awardReleaseOf } from '../../../domain/notices/release.ts';
import { anAgreement } from '../an-agreement.ts';
import { answersOf } from '../application/a-draft.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

describe('The notices that an award owes', () => {
  it.each([
    ['PCR-2015', '2027-05-20', [['award-notice', '2027-06-19']]],
    [
      'PA-2023',
      '2027-05-20',
      [
        ['UK6', '2027-05-20'],
        ['UK7', '2027-09-17'],
      ],
    ],
    [
      'PA-2023',
      '2027-11-01',
      [
        ['UK6', '2027-11-01'],
        ['UK7', '2028-02-29'],
      ],
    ],
  ] as const)('under %s for an award of %s are %j', (regime, awardedOn, owed) => {
    expect(noticesOwed(regime, awardedOn).map(({ code, by }) => [code, by])).toEqual(owed);
  });
});

describe('The release of an award', () => {
  const agreement = anAgreement();
  const answers = answersOf({ lots: { lots: ['A', 'C'] } });
  const at = '2027-05-20T09:00:00.000Z';
  const two = anOpenedApplication({
    providerId: 'p2',
    organisationName: 'Beech Bridge Homecare',
    locationId: '1-990000102',
  });
  const contracts = [
    contractOf(agreement, anOpenedApplication(), answers, 'A', at),
    contractOf(agreement, anOpenedApplication(), answers, 'C', at),
    contractOf(agreement, two, answers, 'A', at),
  ];
  const owed = { code: 'award-notice', title: 'Contract award notice', by: '2027-06-19' } as const;
  const release = awardReleaseOf(agreement, 's1-home-care-2027-03-01', contracts, owed, at);

  it('is of the shape that we promise', () => {
    expect(awardRelease.parse(release)).toEqual(release);
    expect(release.tag).toEqual(['award', 'contract']);
  });

  it('has an award a lot with all who won it, and none for a lot that nobody won', () => {
    expect(
      release.awards.map(({ relatedLots, suppliers }) => [relatedLots, suppliers.map(({ name }) => name)]),
    ).toEqual([
      [['A'], ['Alder Lane Home Care', 'Beech Bridge Homecare']],
      [['C'], ['Alder Lane Home Care']],
    ]);
  });

  it('has a contract a provider and lot, each pointing at its award, for the term in force', () => {
    expect(release.contracts).toHaveLength(3);
    const awards = new Set(release.awards.map(({ id }) => id));
    expect(release.contracts.every(({ awardID }) => awards.has(awardID))).toBe(true);
    expect(release.contracts[0]?.period).toEqual({
      startDate: '2027-05-20T00:00:00Z',
      endDate: '2028-08-31T23:59:59Z',
    });
  });

  it('names each organisation once among its parties, and the council as buyer', () => {
    expect(release.parties.map(({ id, roles }) => [id, roles])).toEqual([
      ['council', ['buyer']],
      ['GB-CQC-1-990000101', ['supplier']],
      ['GB-CQC-1-990000102', ['supplier']],
    ]);
    expect(release.buyer).toEqual({ id: 'council', name: 'Staffordshire County Council' });
  });

  it('of a round without any award has none', () => {
    const empty = awardReleaseOf(agreement, 's1-home-care-2027-03-01', [], owed, at);
    expect([empty.awards, empty.contracts]).toEqual([[], []]);
  });
});

import { describe, expect, it } from 'vitest';
import { awardNoticeOf, uk6Of, uk7Of } from '../../../domain/notices/awarded.ts';
import { inconsistencies } from '../../../domain/notices/consistency.ts';
import { packageOf } from '../../../domain/notices/package.ts';
import { awardRelease, releasePackage } from '../../../domain/notices/release.ts';
import { aPlace, someAward } from './some-places.ts';

const published = '2027-05-21T08:00:00.000Z';
const pa2023 = someAward({ regime: 'PA-2023' });
const uk6 = uk6Of(pa2023, {
  number: '012345-2027',
  publishedAt: '2027-05-06T15:00:00.000Z',
  standstillEndsAt: '2027-05-18T23:00:00.000Z',
});
const uk7 = uk7Of(pa2023, published);
const pcr = awardNoticeOf(someAward(), published);

describe('Every notice of an award', () => {
  it.each([
    ['the award notice of PCR 2015', pcr],
    ['UK6', uk6],
    ['UK7', uk7],
  ])('is of the shape that we promise, and points at nothing that it does not list: %s', (_, release) => {
    expect(awardRelease.parse(release)).toEqual(release);
    expect(inconsistencies(release)).toEqual([]);
    const wrapped = packageOf(release, `https://council.test/notices/${release.id}.json`);
    expect(releasePackage.parse(wrapped)).toEqual(wrapped);
    expect(wrapped.publisher).toEqual({ name: 'Staffordshire County Council', scheme: 'GB-LAE', uid: 'STS' });
  });

  it('names buyer and suppliers by their registers: the company by its number, the sole trader by its CQC location', () => {
    expect(pcr.parties.map(({ id, roles }) => [id, roles])).toEqual([
      ['GB-LAE-STS', ['buyer']],
      ['GB-COH-00000101', ['supplier']],
      ['GB-CQC-1-990000102', ['supplier']],
    ]);
    expect(pcr.buyer).toEqual({ id: 'GB-LAE-STS', name: 'Staffordshire County Council' });
  });

  it('has an award a lot with all who won it, its value and its term, and none for a lot that nobody won', () => {
    expect(
      pcr.awards.map(({ relatedLots, suppliers, value }) => [relatedLots, suppliers.map(({ name }) => name), value]),
    ).toEqual([
      [['A'], ['Alder Lane Home Care', 'Beech Bridge Homecare'], { amount: 30_000_000, currency: 'GBP' }],
      [['C'], ['Alder Lane Home Care'], { amount: 6_000_000, currency: 'GBP' }],
    ]);
    expect(pcr.tender.value).toEqual({ amount: 45_000_000, currency: 'GBP' });
  });

  it('ends a term on the London day that it ends on, not on the day after', () => {
    expect(pcr.contracts[0]?.period).toEqual({
      startDate: '2027-05-20T00:00:00+01:00',
      endDate: '2028-08-31T23:59:59+01:00',
    });
    expect(awardNoticeOf(someAward({ places: [aPlace('A', { to: '2028-01-31' })] }), published).contracts).toEqual([
      expect.objectContaining({ period: expect.objectContaining({ endDate: '2028-01-31T23:59:59+00:00' }) }),
    ]);
  });

  it('calls a provider that changed its name by the new one throughout', () => {
    const renamed = aPlace('B', {
      contractId: 's1-home-care-B-0a1b2c3d4e5f',
      providerName: 'Alder Lane Care Group',
      awardedAt: '2027-06-01T09:00:00.000Z',
    });
    const release = awardNoticeOf(someAward({ places: [renamed, aPlace('A')] }), published);
    expect(inconsistencies(release)).toEqual([]);
    expect(JSON.stringify(release)).not.toContain('Alder Lane Home Care');
  });

  it('of a round without any award has none', () => {
    const empty = awardNoticeOf(someAward({ places: [] }), published);
    expect([empty.awards, empty.contracts, inconsistencies(empty)]).toEqual([[], [], []]);
  });
});

describe('UK6 and UK7', () => {
  it('are told apart by the notice’s type: an award notice, and a contract notice', () => {
    expect(
      uk6.awards.flatMap(({ documents = [] }) => documents).map((each) => [each.documentType, each.noticeType]),
    ).toEqual([
      ['awardNotice', 'UK6'],
      ['awardNotice', 'UK6'],
    ]);
    expect(uk6.contracts.flatMap(({ documents = [] }) => documents)).toEqual([]);
    expect(uk7.awards.flatMap(({ documents = [] }) => documents)).toEqual([]);
    expect(
      uk7.contracts.map(({ documents = [] }) => documents.map((each) => [each.documentType, each.noticeType])),
    ).toEqual([[['contractNotice', 'UK7']], [['contractNotice', 'UK7']], [['contractNotice', 'UK7']]]);
  });

  it('UK6 proposes places and states the standstill that begins with it; nothing has been signed', () => {
    expect(uk6.awards.map(({ status, standstillPeriod }) => [status, standstillPeriod])).toEqual(
      Array(2).fill(['pending', { startDate: '2027-05-06T16:00:00+01:00', endDate: '2027-05-19T00:00:00+01:00' }]),
    );
    expect(uk6.contracts.every(({ status, dateSigned }) => status === 'pending' && dateSigned === undefined)).toBe(
      true,
    );
    expect(uk6.awards[0]?.documents?.[0]).toMatchObject({
      id: '012345-2027',
      url: 'https://www.find-tender.service.gov.uk/Notice/012345-2027',
    });
  });

  it('UK7 says when each contract was signed, and is of the same contracts as UK6', () => {
    expect(uk7.contracts.map(({ status, dateSigned }) => [status, dateSigned])).toEqual(
      Array(3).fill(['active', '2027-05-20T10:00:00+01:00']),
    );
    expect(uk7.contracts.map(({ id }) => id)).toEqual(uk6.contracts.map(({ id }) => id));
    expect(uk7.awards.every(({ standstillPeriod }) => standstillPeriod === undefined)).toBe(true);
    expect(uk7.ocid).toBe(uk6.ocid);
  });

  it('name the law that they are published under', () => {
    expect(uk7.tender.legalBasis).toEqual({ scheme: 'UKPGA', id: '2023/54' });
    expect(pcr.tender.legalBasis).toEqual({ scheme: 'UKSI', id: '2015/102' });
  });
});

describe('A release that points at nothing', () => {
  it.each([
    ['a supplier who is no party', { parties: pcr.parties.slice(0, 2) }, 'GB-CQC-1-990000102 is not among the parties'],
    ['a supplier under another name', { awards: renamedIn() }, 'is called Another name'],
    ['a contract without its award', { awards: pcr.awards.slice(1) }, 'which is not listed'],
    ['an award of no lot', { tender: { ...pcr.tender, lots: pcr.tender.lots.slice(1) } }, 'lot A, which is not listed'],
    [
      'a party twice',
      { parties: [...pcr.parties, ...pcr.parties.slice(1, 2)] },
      'party GB-COH-00000101 is listed twice',
    ],
    [
      'a contract that runs and was never signed',
      { contracts: pcr.contracts.map(({ dateSigned, ...rest }) => rest) },
      'is active and has not been signed',
    ],
  ])('is told: %s', (_, changes, fault) => {
    expect(inconsistencies({ ...pcr, ...changes }).join('\n')).toContain(fault);
  });
});

function renamedIn() {
  return pcr.awards.map((award) => ({
    ...award,
    suppliers: award.suppliers.map(({ id }) => ({ id, name: 'Another name' })),
  }));
}

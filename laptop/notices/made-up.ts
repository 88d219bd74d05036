import type { Agreement } from '../../domain/agreement/agreement.ts';
import { awardNoticeOf, type Place, uk6Of, uk7Of } from '../../domain/notices/awarded.ts';
import type { AwardRelease } from '../../domain/notices/release.ts';

/** Every kind of notice of an agreement, of one made-up round: a company on every lot, that changed its name, and a sole trader on the first. */
export const madeUpNotices = (agreement: Agreement): readonly AwardRelease[] => {
  const places = agreement.lots.flatMap(({ id }, index): readonly Place[] => [
    place(agreement, id, 1, index === 0 ? 'Made-up Care (as it was called)' : 'Made-up Care'),
    ...(index === 0 ? [place(agreement, id, 2, 'Another made-up firm')] : []),
  ]);
  const award = { agreement, windowId: `${agreement.id}-2027-03-01`, places, decidedAt: '2027-05-06T14:30:00.000Z' };
  return [
    awardNoticeOf(award, '2027-05-21T08:00:00.000Z'),
    uk6Of(award, {
      number: '012345-2027',
      publishedAt: '2027-05-06T15:00:00.000Z',
      standstillEndsAt: '2027-05-18T23:00:00.000Z',
    }),
    uk7Of(award, '2027-05-21T08:00:00.000Z'),
  ];
};

const place = ({ id }: Agreement, lot: string, firm: number, providerName: string): Place => ({
  contractId: `${id}-${lot}-00000000000${firm}`,
  lot,
  providerName,
  ...(firm === 1 ? { companyNumber: '00000001' } : {}),
  locationId: `1-00000000${firm}`,
  from: '2027-05-20',
  to: '2028-08-31',
  awardedAt: providerName.includes('as it was') ? '2027-05-20T08:00:00.000Z' : '2027-05-20T09:00:00.000Z',
});

import type { Agreement } from '../agreement/agreement.ts';
import { londonDayPeriod, withLondonOffset } from '../time/london-offset.ts';
import { buyerOf, partiesOf, type Supplier, supplierIdOf } from './organisations.ts';
import { type NoticeCode, titleOf } from './owed.ts';
import type { AwardRelease } from './release.ts';

/** A place on a lot, of which a contract is to be made or has been. */
export interface Place extends Supplier {
  readonly contractId: string;
  readonly lot: string;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

interface Award {
  readonly agreement: Agreement;
  readonly windowId: string;
  readonly places: readonly Place[];
  /** When the award was approved. */
  readonly decidedAt: string;
}

/** PCR 2015's one notice of an award, after its contracts were made. */
export const awardNoticeOf = (award: Award, publishedAt: string): AwardRelease => {
  const document = documentOf(award, 'award-notice', publishedAt);
  return releaseOf(award, 'award-notice', publishedAt, 'active', { awarded: { documents: [document] } });
};

/** UK6, published before the standstill: places are proposed, and nothing has been signed. `number` is the platform's own. */
export const uk6Of = (
  award: Award,
  {
    number,
    publishedAt,
    standstillEndsAt,
  }: { readonly number: string; readonly publishedAt: string; readonly standstillEndsAt: string },
): AwardRelease => {
  const document = documentOf(award, 'UK6', publishedAt, number);
  const standstillPeriod = { startDate: withLondonOffset(publishedAt), endDate: withLondonOffset(standstillEndsAt) };
  return releaseOf(award, 'UK6', publishedAt, 'pending', { awarded: { standstillPeriod, documents: [document] } });
};

/** UK7: the contracts that were made. */
export const uk7Of = (award: Award, publishedAt: string): AwardRelease => {
  const document = documentOf(award, 'UK7', publishedAt);
  return releaseOf(award, 'UK7', publishedAt, 'active', { contracted: { documents: [document] } });
};

type Awarded = AwardRelease['awards'][number];
type Document = NonNullable<Awarded['documents']>[number];

const releaseOf = (
  { agreement, windowId, places, decidedAt }: Award,
  code: NoticeCode,
  at: string,
  status: 'pending' | 'active',
  {
    awarded = {},
    contracted = {},
  }: { readonly awarded?: Partial<Awarded>; readonly contracted?: { readonly documents?: Document[] } },
): AwardRelease => {
  const buyer = buyerOf(agreement);
  const suppliers = partiesOf(places);
  const nameOf = new Map(suppliers.map(({ id, name }) => [id, name]));
  const won = (lot: string) => places.filter((place) => place.lot === lot);
  const ids = (lot: string) => [...new Set(won(lot).map(supplierIdOf))].toSorted();
  return {
    ocid: agreement.ocid ?? `ocds-000000-${agreement.id}`,
    id: `${windowId}-${code}`,
    date: withLondonOffset(at),
    language: 'en',
    tag: ['award', 'contract'],
    initiationType: 'tender',
    buyer: { id: buyer.id, name: buyer.name },
    parties: [
      { ...buyer, roles: ['buyer'] },
      ...suppliers.map((supplier) => ({ ...supplier, roles: ['supplier' as const] })),
    ],
    tender: tenderOf(agreement),
    awards: agreement.lots
      .filter(({ id }) => won(id).length > 0)
      .map((lot) => ({
        id: awardIdOf(windowId, lot.id),
        title: lot.title,
        status,
        date: withLondonOffset(decidedAt),
        ...pricedAt(lot),
        suppliers: ids(lot.id).map((id) => ({ id, name: nameOf.get(id) ?? id })),
        relatedLots: [lot.id],
        contractPeriod: londonDayPeriod(earliest(won(lot.id)), latest(won(lot.id))),
        ...awarded,
      })),
    contracts: places
      .toSorted((one, other) => (one.contractId < other.contractId ? -1 : 1))
      .map(({ contractId, lot, from, to, awardedAt }) => ({
        id: contractId,
        awardID: awardIdOf(windowId, lot),
        status,
        period: londonDayPeriod(from, to),
        ...(status === 'active' ? { dateSigned: withLondonOffset(awardedAt) } : {}),
        ...contracted,
      })),
  };
};

const LAW = {
  'PCR-2015': { scheme: 'UKSI', id: '2015/102' },
  'PA-2023': { scheme: 'UKPGA', id: '2023/54' },
} as const;

const tenderOf = ({ id, title, regime, estimatedValue, lots }: Agreement): AwardRelease['tender'] => ({
  id,
  title,
  status: 'complete',
  procurementMethod: 'open',
  mainProcurementCategory: 'services',
  legalBasis: LAW[regime],
  value: { amount: estimatedValue, currency: 'GBP' },
  lots: lots.map((lot) => ({ id: lot.id, title: lot.title, ...pricedAt(lot) })),
});

const pricedAt = ({ estimatedValue }: Agreement['lots'][number]) =>
  estimatedValue === undefined ? {} : { value: { amount: estimatedValue, currency: 'GBP' as const } };

/** What the platform publishes under a number of this form can be read at an address made of it. */
const addressOf = (number: string) =>
  /^\d{6}-\d{4}$/.test(number) ? { url: `https://www.find-tender.service.gov.uk/Notice/${number}` } : {};

const documentOf = ({ windowId }: Award, code: NoticeCode, publishedAt: string, number?: string): Document => ({
  id: number ?? `${windowId}-${code}`,
  documentType: code === 'UK7' ? 'contractNotice' : 'awardNotice',
  ...(code === 'award-notice' ? {} : { noticeType: code }),
  title: titleOf(code),
  ...(number ? addressOf(number) : {}),
  datePublished: withLondonOffset(publishedAt),
  language: 'en',
});

const awardIdOf = (windowId: string, lot: string) => `${windowId}-lot-${lot}`;
const earliest = (places: readonly Place[]) => places.map(({ from }) => from).reduce((a, b) => (a < b ? a : b));
const latest = (places: readonly Place[]) => places.map(({ to }) => to).reduce((a, b) => (a > b ? a : b));

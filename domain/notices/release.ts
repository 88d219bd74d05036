import * as z from 'zod';
import type { Agreement } from '../agreement/agreement.ts';
import type { Contract } from '../award/award.ts';
import type { NoticeOwed } from './owed.ts';

const organisation = z.object({ id: z.string(), name: z.string() });

/** What we publish of an award: an OCDS 1.1.5 release with the lots extension's `lots` and `relatedLots`. */
export const awardRelease = z.object({
  ocid: z.string(),
  id: z.string(),
  date: z.iso.datetime(),
  tag: z.array(z.enum(['award', 'contract'])),
  initiationType: z.literal('tender'),
  buyer: organisation,
  parties: z.array(organisation.extend({ roles: z.array(z.enum(['buyer', 'supplier'])) })),
  tender: z.object({
    id: z.string(),
    title: z.string(),
    lots: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
  awards: z.array(
    z.object({
      id: z.string(),
      date: z.iso.datetime(),
      status: z.literal('active'),
      suppliers: z.array(organisation),
      relatedLots: z.array(z.string()),
      documents: z.array(z.object({ id: z.string(), documentType: z.string(), title: z.string() })),
    }),
  ),
  contracts: z.array(
    z.object({
      id: z.string(),
      awardID: z.string(),
      status: z.literal('active'),
      period: z.object({ startDate: z.string(), endDate: z.string() }),
    }),
  ),
});
export type AwardRelease = z.infer<typeof awardRelease>;

const COUNCIL = 'council';

/** The release of one window's award: an award a lot, a contract a provider and lot. */
export const awardReleaseOf = (
  agreement: Agreement,
  windowId: string,
  contracts: readonly Contract[],
  notice: NoticeOwed,
  at: string,
): AwardRelease => {
  const suppliers = new Map(contracts.map(({ locationId, providerName }) => [`GB-CQC-${locationId}`, providerName]));
  const lots = agreement.lots.filter(({ id }) => contracts.some(({ lot }) => lot === id));
  return {
    ocid: `ocds-local-${agreement.id}`,
    id: `${windowId}-${notice.code}`,
    date: at,
    tag: ['award', 'contract'],
    initiationType: 'tender',
    buyer: { id: COUNCIL, name: agreement.council },
    parties: [
      { id: COUNCIL, name: agreement.council, roles: ['buyer'] },
      ...[...suppliers].map(([id, name]) => ({ id, name, roles: ['supplier' as const] })),
    ],
    tender: { id: agreement.id, title: agreement.title, lots: agreement.lots.map(({ id, title }) => ({ id, title })) },
    awards: lots.map(({ id }) => ({
      id: awardIdOf(windowId, id),
      date: at,
      status: 'active',
      suppliers: contracts
        .filter(({ lot }) => lot === id)
        .map(({ locationId, providerName }) => ({ id: `GB-CQC-${locationId}`, name: providerName })),
      relatedLots: [id],
      documents: [{ id: `${windowId}-${notice.code}`, documentType: 'awardNotice', title: notice.title }],
    })),
    contracts: contracts.map(({ contractId, lot, from, to }) => ({
      id: contractId,
      awardID: awardIdOf(windowId, lot),
      status: 'active',
      period: { startDate: `${from}T00:00:00Z`, endDate: `${to}T23:59:59Z` },
    })),
  };
};

const awardIdOf = (windowId: string, lot: string) => `${windowId}-lot-${lot}`;

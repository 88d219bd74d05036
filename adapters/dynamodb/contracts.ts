import * as z from 'zod';
import { type Contract, contract } from '../../domain/award/award.ts';
import { Conflict } from './conflict.ts';
import { everyItem, type ListRequest, notThere, type Table } from './table.ts';

const outcome = z.object({
  windowId: z.string(),
  providerId: z.string(),
  reference: z.string(),
  paragraphs: z.array(z.string()),
  at: z.iso.datetime(),
  /** What came after that and takes its place: an award that was stopped, a place that was withheld. */
  overtaken: z.object({ at: z.iso.datetime(), title: z.string(), paragraphs: z.array(z.string()) }).optional(),
});
export type Outcome = z.infer<typeof outcome>;
type Added = Pick<Outcome, 'windowId' | 'providerId' | 'reference' | 'at'> & { readonly paragraph: string };
type Overtaken = Pick<Outcome, 'windowId' | 'providerId' | 'reference'> & Required<Pick<Outcome, 'overtaken'>>;

const registerOf = (agreementId: string) => `REGISTER#${agreementId}`;
const placeOf = (lot: string, providerId: string) => `LOT#${lot}#${providerId}`;

/** The public register: one contract a provider and lot. */
export const contractRepository = (records: Table) => ({
  /**
   * Makes a contract, and answers the one that holds the place: one made before, in this window or another, is left as it is. None of
   * them ends before the agreement does, so the place is never held by one that has ended.
   */
  async make(fresh: Contract): Promise<Contract> {
    try {
      await records.put(
        { pk: registerOf(fresh.agreementId), sk: placeOf(fresh.lot, fresh.providerId), ...fresh },
        notThere,
      );
      return fresh;
    } catch (error) {
      const held = await this.get(fresh.agreementId, fresh.lot, fresh.providerId);
      if (!(error instanceof Conflict) || !held) throw error;
      return held;
    }
  },
  get: (agreementId: string, lot: string, providerId: string): Promise<Contract | undefined> =>
    records.get(contract, { pk: registerOf(agreementId), sk: placeOf(lot, providerId) }),
  page: (agreementId: string, lot: string, request: ListRequest) =>
    records.page(contract, registerOf(agreementId), { ...request, prefix: `LOT#${lot}#` }),
  every: (agreementId: string) =>
    everyItem((after) => records.page(contract, registerOf(agreementId), { prefix: 'LOT#', after })),
});
export type ContractRepository = ReturnType<typeof contractRepository>;

/** What each provider was told, for its own page. */
export const outcomeRepository = (records: Table) => ({
  keep: (kept: Outcome): Promise<void> => records.put({ pk: `OUTCOME#${kept.providerId}`, sk: kept.windowId, ...kept }),
  /** Keeps what a provider is told first. Told before, it stays as it is, with what was added to it since. */
  async tell(fresh: Omit<Outcome, 'overtaken'>): Promise<void> {
    if (!(await this.get(fresh.providerId, fresh.windowId))) await this.keep(fresh);
  },
  /** Adds what takes the place of what a provider was told, or says only that where it was told nothing before. */
  async overtake({ reference, overtaken, ...key }: Overtaken): Promise<void> {
    const before = await this.get(key.providerId, key.windowId);
    await this.keep({ ...(before ?? { ...key, reference, paragraphs: [], at: overtaken.at }), overtaken });
  },
  /** Adds a paragraph to what a provider was told; added before, it stays as it is. */
  async add({ paragraph, at, reference, ...key }: Added): Promise<void> {
    const before = (await this.get(key.providerId, key.windowId)) ?? { ...key, reference, paragraphs: [], at };
    if (before.paragraphs.includes(paragraph)) return;
    await this.keep({ ...before, paragraphs: [...before.paragraphs, paragraph] });
  },
  get: (providerId: string, windowId: string): Promise<Outcome | undefined> =>
    records.get(outcome, { pk: `OUTCOME#${providerId}`, sk: windowId }),
});
export type OutcomeRepository = ReturnType<typeof outcomeRepository>;

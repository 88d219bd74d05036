import * as z from 'zod';
import { type Contract, contract } from '../../domain/award/award.ts';
import { Conflict } from './conflict.ts';
import { contractFrom, contractsOfWindow, hasContracts, listWrites } from './contract-lists.ts';
import { registerLists } from './register-lists.ts';
import { everyItem, type ListRequest, notThere, type Table, type WriteCondition } from './table.ts';

const outcome = z.object({
  windowId: z.string(),
  providerId: z.string(),
  reference: z.string(),
  paragraphs: z.array(z.string()),
  /** The lots with a place; absent where it was told before that was noted. */
  lots: z.array(z.string()).optional(),
  at: z.iso.datetime(),
  /** What came after that and takes its place: an award that was stopped, a place that was withheld. */
  overtaken: z.object({ at: z.iso.datetime(), title: z.string(), paragraphs: z.array(z.string()) }).optional(),
});
export type Outcome = z.infer<typeof outcome>;
type Added = Pick<Outcome, 'windowId' | 'providerId' | 'reference' | 'at'> & { readonly paragraph: string };
type Overtaken = Pick<Outcome, 'windowId' | 'providerId' | 'reference'> & Required<Pick<Outcome, 'overtaken'>>;

const registerOf = (agreementId: string) => `REGISTER#${agreementId}`;
const placeOf = (lot: string, providerId: string) => `LOT#${lot}#${providerId}`;

const MOST_TRIES = 20;

type Named = Pick<Contract, 'contractId'>;
const ofOneThatLeft = ({ contractId }: Named): WriteCondition => ({
  ConditionExpression: 'contractId = :was AND attribute_exists(leftOn)',
  ExpressionAttributeValues: { ':was': contractId },
});
const stillHeld = ({ contractId }: Named): WriteCondition => ({
  ConditionExpression: 'contractId = :was AND attribute_not_exists(leftOn)',
  ExpressionAttributeValues: { ':was': contractId },
});

type Place = Pick<Contract, 'agreementId' | 'lot' | 'providerId'>;
const onPlace = (records: Table, { agreementId, lot, providerId }: Place): Promise<Contract | undefined> =>
  records.get(contract, { pk: registerOf(agreementId), sk: placeOf(lot, providerId) });

/** The register's counts, with the contract on a place and those that its provider has beside it. */
const asItStands = async (records: Table, place: Place) => {
  // Before what the provider holds: where that changes meanwhile, these are not what they were either.
  const counts = await registerLists(records).stored(place.agreementId);
  const others = Object.keys(counts?.lots ?? {}).filter((each) => each !== place.lot);
  const [held, ...beside] = await Promise.all([place.lot, ...others].map((lot) => onPlace(records, { ...place, lot })));
  return { counts, held, beside: beside.filter((each) => each !== undefined) };
};

/** The contracts: one a provider and lot. What the public reads of them lies in lists of its own, as do those of a window. */
export const contractRepository = (records: Table) => ({
  /**
   * Makes a contract with its lines in the register's lists, and answers the one that holds the place: one made before, in this window or another,
   * is left as it is. None of them ends before the agreement does, but where its provider left: then another application's takes its place.
   * @throws Conflict where others made contracts of the agreement meanwhile, time and again
   */
  async make(fresh: Contract): Promise<Contract> {
    const { agreementId, lot, providerId } = fresh;
    const lists = registerLists(records);
    for (let tries = 1; ; tries += 1) {
      const { counts, held, beside } = await asItStands(records, { agreementId, lot, providerId });
      if (held && (held.leftOn === undefined || held.applicationId === fresh.applicationId)) return held;
      const kept = { pk: registerOf(agreementId), sk: placeOf(lot, providerId), ...fresh };
      const listing = lists.listing(fresh, beside, counts);
      try {
        await records.transact([
          records.putWrite(kept, held ? ofOneThatLeft(held) : notThere),
          ...listWrites(records, fresh),
          ...listing,
        ]);
        return fresh;
      } catch (error) {
        if (!(error instanceof Conflict) || tries === MOST_TRIES) throw error;
      }
    }
  },
  /**
   * Ends a contract whose provider left, after its last day: it holds no place from then on, and is taken out of the register's lists and counts.
   * Ended before, it stays as it is. @throws Conflict where others change contracts of the agreement meanwhile, time and again
   */
  async end({ agreementId, lot, providerId, contractId }: Contract, leftOn: string): Promise<void> {
    const lists = registerLists(records);
    for (let tries = 1; ; tries += 1) {
      const { counts, held, beside } = await asItStands(records, { agreementId, lot, providerId });
      if (held?.contractId !== contractId) return;
      const left = { ...held, leftOn };
      const kept = { pk: registerOf(agreementId), sk: placeOf(lot, providerId), ...left };
      const delisting = lists.delisting(held, beside, counts);
      try {
        if (held.leftOn === undefined) await records.transact([records.putWrite(kept, stillHeld(held)), ...delisting]);
        return await records.transact(listWrites(records, left));
      } catch (error) {
        if (!(error instanceof Conflict) || tries === MOST_TRIES) throw error;
      }
    }
  },
  get: (agreementId: string, lot: string, providerId: string): Promise<Contract | undefined> =>
    onPlace(records, { agreementId, lot, providerId }),
  page: (agreementId: string, lot: string, request: ListRequest) =>
    records.page(contract, registerOf(agreementId), { ...request, prefix: `LOT#${lot}#` }),
  /** Those that were made from a window. */
  ofWindow: (windowId: string) => contractsOfWindow(records, windowId),
  /** The one that a provider was given on a lot from a window, be it over or not. */
  from: (windowId: string, lot: string, providerId: string): Promise<Contract | undefined> =>
    contractFrom(records, { windowId, lot, providerId }),
  /** Whether any is listed that was made from a window. */
  hasAny: (windowId: string): Promise<boolean> => hasContracts(records, windowId),
  /** The whole register, which costs what it holds: for who looks after it. */
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

import * as z from 'zod';
import type { Contract } from '../../domain/award/award.ts';
import { type ContractStanding, contractStanding } from '../../domain/award/contract-standing.ts';
import { asksCouncil } from '../../domain/award/countersigning.ts';
import { auditWrite } from './audit.ts';
import { atVersion, everyItem, type ListRequest, notThere, type Page, type Table, type Write } from './table.ts';

/** That a contract has a last day, in the list of its agreement by that day. What became of it since is for its standing to say. */
const leavingEntry = z.object({
  sk: z.string(),
  agreementId: z.string(),
  windowId: z.string(),
  providerId: z.string(),
  lot: z.string(),
  contractId: z.string(),
  on: z.iso.date(),
});
export type LeavingEntry = z.infer<typeof leavingEntry>;

type Of = Pick<Contract, 'contractId' | 'agreementId' | 'windowId' | 'providerId' | 'providerName' | 'lot'>;
type Change = Partial<Pick<ContractStanding, 'accepted' | 'countersigned' | 'leaving' | 'leftAt'>>;
type Audited = Pick<Parameters<typeof auditWrite>[1], 'at' | 'by' | 'action' | 'detail'>;

const keyOf = ({ providerId, contractId }: Pick<Of, 'providerId' | 'contractId'>) => ({
  pk: `STANDING#${providerId}`,
  sk: contractId,
});
const leavingOf = (agreementId: string) => `LEAVING#${agreementId}`;

/** Those that wait for the council's signature are one partition of the index: of all agreements, by when each was accepted. */
const WAITING = 'CONTRACT-TO-COUNTERSIGN';
const item = (kept: ContractStanding) => ({
  ...keyOf(kept),
  ...kept,
  ...(asksCouncil(kept) && kept.accepted ? { gsi1pk: WAITING, gsi1sk: `${kept.accepted.at}#${kept.contractId}` } : {}),
});

/** What has been done about contracts since they were made: each provider's in a partition of its own. */
export const contractStandings = (records: Table) => ({
  get: (key: Pick<Of, 'providerId' | 'contractId'>): Promise<ContractStanding | undefined> =>
    records.get(contractStanding, keyOf(key)),

  /**
   * A move of a contract's standing with its audit entry, and where a last day is set its place in the list by that day: for the transaction
   * that tells of it by letter. It fails where another request came first.
   */
  move(
    { contractId, agreementId, windowId, providerId, providerName, lot }: Of,
    was: ContractStanding | undefined,
    change: Change,
    audited: Audited,
  ): { readonly kept: ContractStanding; readonly writes: readonly Write[] } {
    const named = { contractId, agreementId, windowId, providerId, lot };
    const kept = { ...named, providerName, ...was, ...change, version: (was?.version ?? 0) + 1 };
    const { leaving } = change;
    return {
      kept,
      writes: [
        records.putWrite(item(kept), was ? atVersion(was.version) : notThere),
        auditWrite(records, { windowId, subject: `${windowId}.${providerId}`, ...audited }),
        ...(leaving
          ? [
              records.putWrite({
                pk: leavingOf(agreementId),
                sk: `${leaving.on}#${contractId}`,
                ...named,
                on: leaving.on,
              }),
            ]
          : []),
      ],
    };
  },

  /** Those that wait for the council's signature, the one that waits longest first: a page of them. The term of an agreement may be over meanwhile. */
  waiting: (request: ListRequest): Promise<Page<ContractStanding>> =>
    records.pageByStatus(contractStanding, WAITING, { ...request, eachByItself: true }),

  /** Those of an agreement whose last day lies before a day, `YYYY-MM-DD`, oldest first; all of them without one. */
  leaving: (agreementId: string, before?: string): AsyncGenerator<LeavingEntry> =>
    everyItem((after) =>
      records.page(leavingEntry, leavingOf(agreementId), { after, ...(before === undefined ? {} : { before }) }),
    ),

  /** Takes an entry out of that list, once it is dealt with. */
  forget: ({ agreementId, sk }: Pick<LeavingEntry, 'agreementId' | 'sk'>): Write =>
    records.deleteWrite({ pk: leavingOf(agreementId), sk }),
});
export type ContractStandings = ReturnType<typeof contractStandings>;

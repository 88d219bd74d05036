import type { Contract } from '../../domain/award/award.ts';
import { holdsPlace } from '../../domain/award/contract.ts';
import { countsWith, nobodyListed } from '../../domain/award/public-register.ts';
import { listWrites } from './contract-lists.ts';
import type { ContractRepository } from './contracts.ts';
import { countsOf, countsWrite, lineWrites } from './register-lines.ts';
import type { Table } from './table.ts';

/** Lists what is not listed: answers whether it did. */
export type MakeRegisterWhole = (agreementId: string) => Promise<boolean>;

/**
 * Lists and counts every contract of an agreement where it is not known that each is: of contracts that were made before there was one of the lists, or
 * where the counts were taken away to have them made anew. It can be done again after any interruption.
 * @throws Conflict where a contract was made meanwhile: nothing is lost, and the next attempt does it
 */
export const makeRegisterWhole =
  (records: Table, { every }: Pick<ContractRepository, 'every'>): MakeRegisterWhole =>
  async (agreementId) => {
    const before = await countsOf(records, agreementId);
    if (before?.listedEverywhere) return false;
    let counts = nobodyListed;
    const held = new Map<string, readonly Contract[]>();
    for await (const contract of every(agreementId)) {
      await records.transact(listWrites(records, contract));
      if (!holdsPlace(contract)) continue;
      await records.transact(lineWrites(records, contract));
      const others = held.get(contract.providerId) ?? [];
      counts = countsWith(counts, contract, others);
      held.set(contract.providerId, [...others, contract]);
    }
    await records.transact([countsWrite(records, agreementId, { ...counts, listedEverywhere: true }, before)]);
    return true;
  };

import { LISTS_EDITION } from '../../domain/application/lists.ts';
import type { ApplicationRepository } from './applications.ts';
import { Conflict } from './conflict.ts';
import type { ContractRepository } from './contracts.ts';
import { withContractNoted } from './contracts-made.ts';
import { listsMade } from './lists-made.ts';
import type { Table } from './table.ts';

/** Lists what is not listed: answers whether it had to look. */
export type MakeListsWhole = (windowId: string) => Promise<boolean>;

/**
 * Lists each application of a window that was opened before there were lists, or before they were what they are now; once each is listed it looks no more. One that cannot be read
 * keeps no other from being shown, and is looked for again the next time. It can be done again after any interruption.
 * @throws Conflict where one was changed meanwhile: the others are listed, and the next attempt lists it
 */
export const makeListsWhole = (
  records: Table,
  { ids, readable, listing }: Pick<ApplicationRepository, 'ids' | 'readable' | 'listing'>,
  contracts: Pick<ContractRepository, 'get'>,
): MakeListsWhole => {
  const made = listsMade(records);
  return async (windowId) => {
    if (await made.areWhole(windowId)) return false;
    const unread = new Set(await ids(windowId));
    const conflicts: Conflict[] = [];
    for await (const application of readable(windowId)) {
      unread.delete(application.applicationId);
      // Changed since there are these lists it is in them, and its contract may be from before.
      const known = await withContractNoted(contracts, application);
      if (application.listed?.edition === LISTS_EDITION && known === application) continue;
      await records.transact(listing(application, known)).catch((error: unknown) => {
        if (!(error instanceof Conflict)) throw error;
        conflicts.push(error);
      });
    }
    if (conflicts.length > 0) throw conflicts[0];
    await made.keep(windowId, unread.size);
    return true;
  };
};

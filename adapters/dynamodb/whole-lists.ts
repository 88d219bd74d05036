import * as z from 'zod';
import type { ApplicationRepository } from './applications.ts';
import type { Table } from './table.ts';

/** Lists what is not listed: answers whether it had to look. */
export type MakeListsWhole = (windowId: string) => Promise<boolean>;

const wholeKey = (windowId: string) => ({ pk: `LIST#${windowId}`, sk: 'WHOLE' });

/**
 * Lists each application of a window that was opened before there were lists; once it has seen all of them it looks no more. It can be done
 * again after any interruption.
 * @throws Conflict where one was changed meanwhile: nothing is lost, and the next attempt does it
 */
export const makeListsWhole =
  (records: Table, { readable, listing }: Pick<ApplicationRepository, 'readable' | 'listing'>): MakeListsWhole =>
  async (windowId) => {
    if (await records.get(z.object({}), wholeKey(windowId))) return false;
    for await (const application of readable(windowId))
      if (!application.listed) await records.transact(listing(application));
    await records.put(wholeKey(windowId));
    return true;
  };

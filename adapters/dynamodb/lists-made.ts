import * as z from 'zod';
import { LISTS_EDITION } from '../../domain/application/lists.ts';
import type { Key, Table, Write } from './table.ts';

const madeKey = (windowId: string): Key => ({ pk: `LIST#${windowId}`, sk: 'WHOLE' });
/**
 * `unlisted`: how many applications could not be read, and so are in no list. `edition`: of the lists that they are in; absent of the first,
 * which had none of an award.
 */
const storedMark = z.object({ unlisted: z.int().min(0).optional(), edition: z.int().optional() });

const markOf = (windowId: string, unlisted: number) => ({ ...madeKey(windowId), unlisted, edition: LISTS_EDITION });

/** The mark that a window's applications are listed. Without it a window that has some was unsealed before there were lists. */
export const listsMade = (records: Table) => ({
  /** Whether the lists can be shown: each application is in them that could be read as they were made. */
  areMade: async (windowId: string): Promise<boolean> =>
    (await records.get(storedMark, madeKey(windowId))) !== undefined,

  /** Whether there is nothing left to list: each application is in every list that there is. */
  async areWhole(windowId: string): Promise<boolean> {
    const mark = await records.get(storedMark, madeKey(windowId));
    return mark?.unlisted === 0 && mark.edition === LISTS_EDITION;
  },

  /** Marks a window of which nothing is open yet: from then on each application is listed as it is opened. */
  madeWrite: (windowId: string): Write => records.putWrite(markOf(windowId, 0)),

  /** Marks a window whose applications are listed, but for so many. */
  keep: (windowId: string, unlisted: number): Promise<void> => records.put(markOf(windowId, unlisted)),
});

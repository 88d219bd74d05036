import * as z from 'zod';
import { cursorBehind } from './cursors.ts';
import { everyItem, type ListRequest, MANY, type Table } from './table.ts';

/**
 * A mark for each application that was begun, with the attempt that stands submitted: one partition a window, read consistently. Nobody
 * but its provider and the unsealing task writes it, so that submissions of different providers never meet.
 */
const marksOf = (windowId: string) => `WINDOW#${windowId}#BEGUN`;
export const markKey = (windowId: string, providerId: string) => ({ pk: marksOf(windowId), sk: providerId });

/** Whatever the mark says of an attempt, it says that something stands submitted. */
export const standsSubmitted = z
  .object({ attempt: z.unknown().optional() })
  .transform(({ attempt }) => attempt !== undefined);

/** The key alone tells whose it is, so that one mark written wrongly hides nobody. */
const mark = z
  .object({ sk: z.string(), attempt: z.unknown().optional() })
  .transform(({ sk, attempt }) => ({ providerId: sk, isSubmitted: attempt !== undefined }));

/** Who has begun an application of a window, and whether it stands submitted: nothing of what it says. */
export const begunMarks = (sealed: Table) => ({
  /** The applications that were begun, in the order of providers' ids: submitted, withdrawn and never sent. */
  begun: (windowId: string, request: ListRequest) => sealed.page(mark, marksOf(windowId), request),

  /** All of them behind one provider's. */
  begunBehind(windowId: string, providerId: string) {
    const behind = providerId ? cursorBehind(markKey(windowId, providerId)) : undefined;
    return everyItem((after = behind) => this.begun(windowId, { after, limit: MANY }));
  },

  /** Whether an application stands submitted at this moment. */
  isSubmitted: async (windowId: string, providerId: string): Promise<boolean> =>
    (await sealed.get(standsSubmitted, markKey(windowId, providerId))) ?? false,
});
export type BegunMarks = ReturnType<typeof begunMarks>;

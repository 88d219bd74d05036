import type { ApplicationLists } from '../../../adapters/dynamodb/application-lists.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { Relistings } from '../../../adapters/dynamodb/relistings.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { agreementIdOf, type Window } from '../../../domain/window/window.ts';
import { type CalledAgain, inBatches, thisCall } from '../in-batches.ts';
import type { Relisted } from './schema.ts';

interface Deps extends CalledAgain {
  readonly windows: Pick<WindowRepository, 'page'>;
  readonly applications: Pick<ApplicationRepository, 'idsNotListedIn'>;
  readonly lists: Pick<ApplicationLists, 'keep'>;
  readonly relistings: Relistings;
}

/**
 * Lists the applications of a window anew, when an operator says that its lists are wrong: as many in a call as one call may, and the next call
 * does those that are left. Officers go on working meanwhile. Nothing is forgotten while one cannot be read: nobody knows where it stands.
 * @throws NotOpened where the window's applications are sealed or being opened
 * @throws Conflict where somebody changes one application time and again: the next call goes on
 */
export const relist =
  ({ windows, applications, lists, relistings, ...call }: Deps) =>
  async (windowId: string): Promise<Relisted> => {
    if (!isOpened(await windowOf(windows, windowId)))
      throw new NotOpened(`The applications of ${windowId} are not opened`);
    const round = await relistings.underWay(windowId);
    const left = await applications.idsNotListedIn(windowId, round);
    let unread = 0;
    const list = async (id: string) => {
      if (!(await relistings.list(id, round))) unread += 1;
    };
    // One after the other: each writes in the records of the counts, where officers' decisions come by too.
    const { done, isMore } = await inBatches(left, thisCall(call, 0), list, 1);
    if (isMore) return { outcome: 'more', left: left.length - done };
    if (unread > 0) {
      await relistings.end(windowId, round);
      return { outcome: 'unreadable', left: unread };
    }
    await relistings.forgetEarlier(windowId, round);
    // What was listed of one that was opened meanwhile (it had been set aside) may be forgotten with the rest.
    const opened = await applications.idsNotListedIn(windowId, round);
    if (opened.length > 0) return { outcome: 'more', left: opened.length };
    await lists.keep(windowId, 0);
    await relistings.end(windowId, round);
    return { outcome: 'made', left: 0 };
  };

/** A window is named of which applications are sealed, or still being opened; or there is none of that name. */
class NotOpened extends Error {
  override readonly name = 'NotOpened';
}

const isOpened = (window: Window | undefined): boolean =>
  window?.unsealedAt !== undefined && window.status !== 'closed';

const windowOf = async ({ page }: Pick<WindowRepository, 'page'>, windowId: string): Promise<Window | undefined> => {
  for await (const window of everyItem((after) => page(agreementIdOf(windowId), { after })))
    if (window.windowId === windowId) return window;
  return undefined;
};

import type { ApplicationLists } from '../../../adapters/dynamodb/application-lists.ts';
import { passingFault } from '../../../adapters/passing.ts';
import { applicationIdOf, providerIdOf } from '../../../domain/application/opened-application.ts';
import { CannotBeUnsealed } from '../../../domain/application/set-aside.ts';
import { compareInstants } from '../../../domain/time/london.ts';
import type { Window } from '../../../domain/window/window.ts';
import { logger } from '../../shared/logger.ts';
import { type CalledAgain, inBatches, thisCall } from '../in-batches.ts';
import { storedWindow } from '../stored-window.ts';
import { certifying } from './certify.ts';
import { noteKnownUnsafe } from './note-known-unsafe.ts';
import type { Input, Output } from './schema.ts';
import { type TellingUnsent, tellUnsent } from './tell-unsent.ts';
import { type Unsealing, unsealOne } from './unseal-one.ts';

interface Deps extends Unsealing, TellingUnsent, CalledAgain {
  readonly lists: Pick<ApplicationLists, 'madeWrite'>;
}

/**
 * Copies every standing submission to where officers read, once the window is closed: as many in a call as one call may, from behind the
 * provider `after` on; all of them where it is not said. Each application is settled first, so that none is
 * submitted or withdrawn any more, and only then looked at (docs/rules.md, rules 1 and 2). One that cannot be unsealed is set aside.
 * Where storage or the database was busy, the others are gone through first, and that is thrown, so that the task is tried again. With the last write goes the certificate of the seal.
 * @throws StillSealed before the closing that those who submitted were promised, whatever the window's record says by now
 * @throws CannotBeUnsealed where one set aside was asked for, and still cannot be
 * @throws NotAllNoted in the last call, where what scans came to could not be noted of some: nothing waits for that
 */
export const unsealApplications =
  (deps: Deps) =>
  async ({ windowId, applicationId, after, ...before }: Input): Promise<Output> => {
    const { windows, sealed, lists, now } = deps;
    const window = await storedWindow(windows, windowId);
    if (window.status === 'open' || window.status === 'scheduled')
      throw new Error(`The window ${windowId} is not closed`);
    if (window.status === 'cancelled') return { windowId, status: 'cancelled' };
    await requireUnsealable(deps, windowId);
    if (applicationId !== undefined) {
      await unsealAgain(deps, window, applicationId);
      await noteKnownUnsafe(deps, applicationId);
      return { windowId };
    }
    const fixed = window.unsealedAt
      ? window
      : await windows.change(window, { unsealedAt: now() }, { at: now(), action: 'unsealing began' }, [
          lists.madeWrite(windowId),
        ]);

    await deps.seals.noteReaders(windowId, { step: 'unsealing', at: now(), readers: [...deps.readers] });
    const busy: Error[] = [];
    let { setAside = 0, unnoted = 0 } = before;
    let unsent = 0;
    const begun = sealed.begunBehind(windowId, after ?? '');
    const { last, isMore } = await inBatches(begun, thisCall(deps, after), unseal);
    if (busy.length > 0) throw busy[0];
    if (unsent > 0) await deps.sendLetters({});
    if (isMore) return { windowId, status: 'more', after: last?.providerId, setAside, unnoted };
    if (fixed.status === 'closed') {
      const { applications, writes } = await certifying(deps, fixed);
      const detail = `${applications} applications${setAside > 0 ? `, ${setAside} of them set aside` : ''}`;
      await windows.move(fixed, 'evaluating', {}, { at: now(), action: 'applications unsealed', detail }, writes);
    }
    if (unnoted > 0) throw new NotAllNoted(`Files of ${unnoted} applications of ${windowId}`);
    return { windowId };

    async function unseal({ providerId }: { readonly providerId: string }): Promise<void> {
      // Whoever sends now, or takes back, comes before this or is told that the window is closed: nothing is lost between.
      const applicationId = applicationIdOf(windowId, providerId);
      if (!(await sealed.settle(windowId, providerId, now()))) {
        unsent += 1;
        await tellUnsent(deps, window, providerId).catch((error: unknown) => {
          // A letter stops no unsealing: where the database was busy, the task is tried again.
          logger.error('Who had not submitted could not be told', { applicationId });
          const passing = passingFault(error);
          if (passing) busy.push(passing);
        });
        return;
      }
      try {
        if (!(await unsealOne(deps, window, providerId))) setAside += 1;
      } catch (error) {
        const passing = passingFault(error);
        if (!passing) throw error;
        logger.error('An application is left to the next try', { applicationId, error: passing.name });
        busy.push(passing);
      }
      try {
        await noteKnownUnsafe(deps, applicationId);
      } catch (error) {
        logger.error('The files of an application could not be noted', { applicationId });
        const passing = passingFault(error);
        if (passing) busy.push(passing);
        else unnoted += 1;
      }
    }
  };

/** Somebody wants submissions opened before their time: no fault of this task, and nothing that trying again cures sooner. */
class StillSealed extends Error {
  override readonly name = 'StillSealed';
}

/** All are unsealed, and of some it could not be noted what the scans of their files came to. */
class NotAllNoted extends Error {
  override readonly name = 'NotAllNoted';
}

/** The promise lies where only the provider's site writes: who can write the window's record cannot bring it forward. */
const requireUnsealable = async ({ sealed, now }: Unsealing, windowId: string): Promise<void> => {
  const until = await sealed.sealedUntil(windowId);
  if (until !== undefined && compareInstants(now(), until) < 0)
    throw new StillSealed(`The submissions of ${windowId} are sealed until ${until}`);
};

/** One application, opened already or tried once more. */
const unsealAgain = async (deps: Unsealing, window: Window, applicationId: string): Promise<void> => {
  const providerId = providerIdOf(applicationId);
  if (!(await unsealOne(deps, window, providerId))) {
    const { fault = 'unforeseen' } = (await deps.setAside.get(window.windowId, providerId)) ?? {};
    throw new CannotBeUnsealed(fault);
  }
};

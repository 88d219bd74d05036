import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { passingFault } from '../../../adapters/passing.ts';
import { applicationIdOf, providerIdOf } from '../../../domain/application/opened-application.ts';
import { CannotBeUnsealed } from '../../../domain/application/set-aside.ts';
import { compareInstants } from '../../../domain/time/london.ts';
import type { Window } from '../../../domain/window/window.ts';
import { logger } from '../../shared/logger.ts';
import { storedWindow } from '../stored-window.ts';
import { certifying } from './certify.ts';
import { noteKnownUnsafe } from './note-known-unsafe.ts';
import { type Unsealing, unsealOne } from './unseal-one.ts';

interface Input {
  readonly windowId: string;
  readonly applicationId?: string | undefined;
}

/**
 * Copies every standing submission to where officers read, once the window is closed. Each application is settled first, so that none is
 * submitted or withdrawn any more, and only then looked at (docs/rules.md, rules 1 and 2). One that cannot be unsealed is set aside.
 * Where storage or the database was busy, the others are gone through first, and that is thrown, so that the task is tried again. With the last write goes the certificate of the seal.
 * @throws StillSealed before the closing that those who submitted were promised, whatever the window's record says by now
 * @throws CannotBeUnsealed where one set aside was asked for, and still cannot be
 */
export const unsealApplications =
  (deps: Unsealing) =>
  async ({ windowId, applicationId }: Input) => {
    const { windows, sealed, now } = deps;
    const window = await storedWindow(windows, windowId);
    if (window.status === 'open' || window.status === 'scheduled')
      throw new Error(`The window ${windowId} is not closed`);
    if (window.status === 'cancelled') return { windowId, status: 'cancelled' as const, applicationIds: [] };
    await requireUnsealable(deps, windowId);
    if (applicationId !== undefined) {
      await unsealAgain(deps, window, applicationId);
      await noteKnownUnsafe(deps, [applicationId]);
      return { windowId, applicationIds: [applicationId] };
    }
    const fixed = window.unsealedAt
      ? window
      : await windows.change(window, { unsealedAt: now() }, { at: now(), action: 'unsealing began' });

    await deps.seals.noteReaders(windowId, { step: 'unsealing', at: now(), readers: [...deps.readers] });
    const applicationIds: string[] = [];
    const busy: Error[] = [];
    let setAside = 0;
    for await (const { providerId } of everyItem((after) => sealed.begun(windowId, { after }))) {
      // Whoever sends now, or takes back, comes before this or is told that the window is closed: nothing is lost between.
      if (!(await sealed.settle(windowId, providerId, now()))) continue;
      const applicationId = applicationIdOf(windowId, providerId);
      try {
        if (!(await unsealOne(deps, window, providerId))) setAside += 1;
      } catch (error) {
        const passing = passingFault(error);
        if (!passing) throw error;
        logger.error('An application is left to the next try', { applicationId, error: passing.name });
        busy.push(passing);
      }
      applicationIds.push(applicationId);
    }
    if (busy[0]) throw busy[0];
    if (fixed.status === 'closed') {
      const detail = `${applicationIds.length} applications${setAside > 0 ? `, ${setAside} of them set aside` : ''}`;
      const audit = { at: now(), action: 'applications unsealed', detail };
      await windows.move(fixed, 'evaluating', {}, audit, await certifying(deps, fixed, applicationIds));
    }
    await noteKnownUnsafe(deps, applicationIds);
    return { windowId, applicationIds };
  };

/** Somebody wants submissions opened before their time: no fault of this task, and nothing that trying again cures sooner. */
class StillSealed extends Error {
  override readonly name = 'StillSealed';
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

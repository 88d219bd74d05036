import { applicationIdOf } from '../../domain/application/opened-application.ts';
import {
  isStillSetAside,
  type SetAsideApplication,
  setAsideApplication,
  type UnsealingFault,
} from '../../domain/application/set-aside.ts';
import type { AuditEntry } from '../../domain/audit/entry.ts';
import { auditWrite } from './audit.ts';
import { atVersion, everyItem, notThere, type Table, type Write } from './table.ts';

const keyOf = (windowId: string, providerId: string) => ({
  pk: `WINDOW#${windowId}`,
  sk: `SET-ASIDE#${applicationIdOf(windowId, providerId)}`,
});
interface Attempt {
  readonly windowId: string;
  readonly providerId: string;
  readonly at: string;
}

/** Submissions that could not be unsealed. */
export const setAsideRepository = (records: Table) => {
  const get = (windowId: string, providerId: string): Promise<SetAsideApplication | undefined> =>
    records.get(setAsideApplication, keyOf(windowId, providerId));
  const keep = (kept: SetAsideApplication, was: SetAsideApplication | undefined): Promise<void> =>
    records.put(
      { ...keyOf(kept.windowId, kept.providerId), ...kept },
      was === undefined ? notThere : atVersion(was.version),
    );

  /** Those of a window that were ever set aside, those opened since included. */
  const ever = (windowId: string): Promise<readonly SetAsideApplication[]> =>
    Array.fromAsync(
      everyItem((after) => records.page(setAsideApplication, `WINDOW#${windowId}`, { prefix: 'SET-ASIDE#', after })),
    );
  const next = (was: SetAsideApplication, patch: Partial<SetAsideApplication>): Write => {
    const kept = { ...was, ...patch, version: was.version + 1 };
    return records.putWrite({ ...keyOf(kept.windowId, kept.providerId), ...kept }, atVersion(was.version));
  };

  return {
    get,

    /** An officer's decision with its audit entry, for a transaction of the caller: it fails where an attempt to unseal came first. */
    changeWrites: (
      was: SetAsideApplication,
      patch: Pick<SetAsideApplication, 'leavingsOut' | 'conflicts'>,
      audit: Omit<AuditEntry, 'windowId' | 'subject'>,
    ): readonly Write[] => [
      next(was, patch),
      auditWrite(records, { windowId: was.windowId, subject: was.applicationId, ...audit }),
    ],

    /** Notes that an attempt goes through, for the transaction that opens the application: it fails where a decision came first. */
    opening: (was: SetAsideApplication, at: string): Write =>
      next(was, { unsealedAt: at, triedAt: at, attempts: was.attempts + 1 }),

    /** Those of a window that are not unsealed, be they left out or not. */
    of: async (windowId: string): Promise<readonly SetAsideApplication[]> =>
      (await ever(windowId)).filter(isStillSetAside),

    ever,

    /** Notes one more attempt that failed. @throws Conflict where another attempt ended meanwhile */
    async failed({ windowId, providerId, at }: Attempt, fault: UnsealingFault): Promise<void> {
      const was = await get(windowId, providerId);
      const applicationId = applicationIdOf(windowId, providerId);
      const [attempts, version] = [(was?.attempts ?? 0) + 1, (was?.version ?? 0) + 1];
      await keep({ ...was, applicationId, windowId, providerId, fault, triedAt: at, attempts, version }, was);
    },

    /** Notes of one that is open already that it no longer is set aside; nothing where it was not. */
    async unsealed({ windowId, providerId, at }: Attempt): Promise<void> {
      const was = await get(windowId, providerId);
      if (was && !was.unsealedAt) await records.transact([this.opening(was, at)]);
    },
  };
};
export type SetAsideRepository = ReturnType<typeof setAsideRepository>;

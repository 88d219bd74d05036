import { applicationIdOf } from '../../domain/application/opened-application.ts';
import {
  type SetAsideApplication,
  setAsideApplication,
  type UnsealingFault,
} from '../../domain/application/set-aside.ts';
import { atVersion, everyItem, notThere, type Table } from './table.ts';

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

  return {
    get,

    /** Those of a window that are still set aside. */
    async of(windowId: string): Promise<readonly SetAsideApplication[]> {
      const every = await Array.fromAsync(
        everyItem((after) => records.page(setAsideApplication, `WINDOW#${windowId}`, { prefix: 'SET-ASIDE#', after })),
      );
      return every.filter(({ unsealedAt }) => !unsealedAt);
    },

    /** Notes one more attempt that failed. @throws Conflict where another attempt ended meanwhile */
    async failed({ windowId, providerId, at }: Attempt, fault: UnsealingFault): Promise<void> {
      const was = await get(windowId, providerId);
      const applicationId = applicationIdOf(windowId, providerId);
      const [attempts, version] = [(was?.attempts ?? 0) + 1, (was?.version ?? 0) + 1];
      await keep({ applicationId, windowId, providerId, fault, triedAt: at, attempts, version }, was);
    },

    /** Notes that a later attempt went through; nothing where none had failed. */
    async unsealed({ windowId, providerId, at }: Attempt): Promise<void> {
      const was = await get(windowId, providerId);
      if (!was || was.unsealedAt) return;
      await keep({ ...was, unsealedAt: at, triedAt: at, attempts: was.attempts + 1, version: was.version + 1 }, was);
    },
  };
};
export type SetAsideRepository = ReturnType<typeof setAsideRepository>;

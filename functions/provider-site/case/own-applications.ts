import type { Outcome } from '../../../adapters/dynamodb/contracts.ts';
import type { SealedApplication } from '../../../adapters/dynamodb/sealed-applications.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { Correction } from '../../../domain/application/correction.ts';
import type { Representation } from '../../../domain/application/representation.ts';
import { windowsToPrepare } from '../../../domain/window/coming-window.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Visitor } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { releasedOutcome } from './released-outcome.ts';

/** An application of whoever asks, with what was told of it: `told` is the last of its proposed rejections, `correction` the last thing it was asked to correct. */
interface OwnApplication {
  readonly window: Window;
  readonly head: SealedApplication;
  readonly outcome: Outcome | undefined;
  readonly told: Representation | undefined;
  readonly correction: Correction | undefined;
}

/** Some six years of windows: every one that anybody still asks about. */
const MOST_WINDOWS = 12;

/** The newest windows of an agreement, newest first. */
export const newestWindows = async (
  { windows }: Pick<Deps, 'windows'>,
  { id }: Agreement,
): Promise<readonly Window[]> =>
  (await Array.fromAsync(everyItem((after) => windows.page(id, { after })))).toReversed().slice(0, MOST_WINDOWS);

/** The same, and before them the one that the schedule opens next, for which an application can be prepared. */
export const windowsToApplyIn = async (
  deps: Pick<Deps, 'windows'>,
  agreement: Agreement,
  at: string,
): Promise<readonly Window[]> => {
  const stored = await newestWindows(deps, agreement);
  const known = new Set(stored.map(({ windowId }) => windowId));
  return [...windowsToPrepare(agreement, at).filter(({ windowId }) => !known.has(windowId)), ...stored];
};

/** The applications of whoever asks in these windows. */
export const ownApplications = async (
  deps: Pick<Deps, 'sealed' | 'outcomes' | 'letters' | 'representations' | 'corrections'>,
  { actsFor: { providerId } }: Visitor,
  windows: readonly Window[],
): Promise<readonly OwnApplication[]> => {
  const found = await Promise.all(
    windows.map(async (window) => {
      const head = await deps.sealed.get(window.windowId, providerId);
      if (!head) return [];
      const [outcome, told, corrections] = await Promise.all([
        releasedOutcome(deps, window, providerId),
        deps.representations.of(providerId, window.windowId),
        deps.corrections.of(providerId, window.windowId),
      ]);
      return [{ window, head, outcome, told: told.at(-1), correction: corrections.at(-1) }];
    }),
  );
  return found.flat();
};

/** Whether whoever asks has begun an application, or holds a contract: as far back as their pages go. */
export const hasApplied = async (
  deps: Pick<Deps, 'agreements' | 'windows' | 'sealed' | 'heldContracts'>,
  { actsFor: { providerId } }: Visitor,
  at: string,
): Promise<boolean> => {
  const found = await Promise.all(
    deps.agreements.map(async (agreement) => {
      const [windows, held] = await Promise.all([
        windowsToApplyIn(deps, agreement, at),
        deps.heldContracts.now(agreement, providerId, at),
      ]);
      const heads = await Promise.all(windows.map(({ windowId }) => deps.sealed.get(windowId, providerId)));
      return held.length > 0 || heads.some((head) => head !== undefined);
    }),
  );
  return found.includes(true);
};

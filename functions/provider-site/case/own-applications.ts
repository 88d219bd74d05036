import type { Outcome } from '../../../adapters/dynamodb/contracts.ts';
import type { SealedApplication } from '../../../adapters/dynamodb/sealed-applications.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { Representation } from '../../../domain/application/representation.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Visitor } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { releasedOutcome } from './released-outcome.ts';

/** An application of whoever asks, with what was told of it: `told` is the last of its proposed rejections. */
interface OwnApplication {
  readonly window: Window;
  readonly head: SealedApplication;
  readonly outcome: Outcome | undefined;
  readonly told: Representation | undefined;
}

/** Some six years of windows: every one that anybody still asks about. */
const MOST_WINDOWS = 12;

/** The newest windows of an agreement, newest first. */
export const newestWindows = async (
  { windows }: Pick<Deps, 'windows'>,
  { id }: Agreement,
): Promise<readonly Window[]> =>
  (await Array.fromAsync(everyItem((after) => windows.page(id, { after })))).toReversed().slice(0, MOST_WINDOWS);

/** The applications of whoever asks in these windows. */
export const ownApplications = async (
  deps: Pick<Deps, 'sealed' | 'outcomes' | 'letters' | 'representations'>,
  { subject }: Visitor,
  windows: readonly Window[],
): Promise<readonly OwnApplication[]> => {
  const found = await Promise.all(
    windows.map(async (window) => {
      const head = await deps.sealed.get(window.windowId, subject);
      if (!head) return [];
      const [outcome, told] = await Promise.all([
        releasedOutcome(deps, window, subject),
        deps.representations.of(subject, window.windowId),
      ]);
      return [{ window, head, outcome, told: told.at(-1) }];
    }),
  );
  return found.flat();
};

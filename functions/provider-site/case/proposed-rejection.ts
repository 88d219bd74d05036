import { barriersToReplying, type Representation } from '../../../domain/application/representation.ts';
import { gone, notFound } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { type OfWindow, type WindowShown, windowShown } from './window.ts';

/** What a provider was told last of a rejection in a window, or of its application's being left out, with its reply. */
export interface Proposed extends WindowShown {
  readonly representation: Representation;
}

/** @throws Problem 404 where nothing of the kind was told */
export const proposedOf = async (
  deps: Pick<Deps, 'windows' | 'representations'>,
  { params, visitor }: OfWindow,
): Promise<Proposed> => {
  const [shown, told] = await Promise.all([
    windowShown(deps, params),
    deps.representations.of(visitor.actsFor.providerId, params.windowId),
  ]);
  const representation = told.at(-1);
  if (!representation) throw notFound();
  return { ...shown, representation };
};

/** @throws Problem 410 where a reply that arrives now is not taken any more, with the reason */
export const requireTimeToReply = ({ representation, window }: Proposed, arrivedAt: string): void => {
  const [barrier] = barriersToReplying(representation, window, arrivedAt);
  if (!barrier) return;
  throw gone(
    barrier.code === 'time-over' ? 'The time to reply is over' : 'No reply can be sent',
    [barrier.text, ...(barrier.code === 'time-over' ? ['Nothing that arrived after that was kept.'] : [])],
    { href: paths.window(window.windowId).proposedRejection, text: 'See how your application stands' },
  );
};

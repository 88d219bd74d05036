import type { Person } from '../../../domain/people/officer.ts';
import { barriersToCancelling } from '../../../domain/window/cancelling.ts';
import type { Window } from '../../../domain/window/window.ts';
import { done, type Sent, unless } from '../../shared/forms/form.ts';
import type { Dependencies } from '../dependencies.ts';
import { awardAtStake } from './out-of-reach.ts';

interface Cancelling {
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

/** Cancels a window; a machine of its own ends what runs for it, and tells everybody (docs/rules.md, rule 1). Sent twice it is done once. */
export const cancelWindow = async (
  deps: Dependencies,
  window: Window,
  { by, at, reason }: Cancelling,
): Promise<Sent> => {
  const before = window.changes.findLast(({ kind }) => kind === 'cancelled');
  if (before?.by.id === by.id && before.reason === reason) return done;
  return unless(barriersToCancelling(window, await awardAtStake(deps, window, at), reason), async () => {
    const change = { kind: 'cancelled' as const, at, by, reason };
    await deps.followChange(window.windowId, change);
    await deps.windows.move(
      window,
      'cancelled',
      { changes: [...window.changes, change] },
      { at, by, action: 'window cancelled', detail: reason },
    );
  });
};

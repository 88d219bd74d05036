import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { everyPageOf } from '../../../domain/application/application.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import { earlierApplication } from '../case/earlier-application.ts';
import { noteRead } from '../case/sealed-reads.ts';
import type { OfWindow, WindowShown } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { carryOver } from './carry-over.ts';

/** Begins an application, with the answers of an earlier one where that was asked for; begun already, it is gone on with. */
export const startApplication = async (
  deps: Deps,
  { window, agreement }: WindowShown,
  withEarlier: boolean,
  request: OfWindow,
): Promise<Sent> => {
  const { visitor, arrivedAt } = request;
  try {
    await deps.sealed.start(window.windowId, visitor.actsFor.providerId, arrivedAt);
  } catch (error) {
    // Pressed twice: the first press began it.
    if (!(error instanceof Conflict)) throw error;
  }
  const earlier = withEarlier
    ? (await earlierApplication(deps, window, visitor.actsFor.providerId))?.window
    : undefined;
  if (earlier) {
    const head = await deps.sealed.get(earlier.windowId, visitor.actsFor.providerId);
    if (head) await noteRead(deps, head, request, ['answers'], earlier);
    const begun = { windowId: window.windowId, providerId: visitor.actsFor.providerId, at: arrivedAt };
    await carryOver(deps, earlier.windowId, everyPageOf(agreement), begun);
  }
  return done;
};

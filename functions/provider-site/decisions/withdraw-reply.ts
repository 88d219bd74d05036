import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { representationWithdrawnLetter } from '../../../domain/letters/representation-letters.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { type Proposed, proposedOf } from '../case/proposed-rejection.ts';
import type { OfWindow } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { beyondMeasure } from './beyond-measure.ts';

/** Takes a reply back, with a letter: without one, the decision is made unheard. Pressed twice, it is withdrawn once. */
export const withdrawSentReply = async (
  deps: Deps,
  { window, agreement, representation }: Proposed,
  request: OfWindow,
): Promise<Sent> => {
  if (!representation.reply) return done;
  const refused = await beyondMeasure(
    deps,
    'reply',
    request.visitor.subject,
    `${window.windowId} ${representation.version}`,
  );
  if (refused) return refused;
  const { arrivedAt } = request;
  const { kept, write } = deps.representations.reply(representation, undefined, arrivedAt);
  const letter = representationWithdrawnLetter(agreement, kept, deps.siteUrl);
  try {
    await deps.records.transact([write, deps.letters.write(letter, arrivedAt)]);
  } catch (error) {
    if (!(error instanceof Conflict) || (await proposedOf(deps, request)).representation.reply) throw error;
    return done;
  }
  await wakeSender(deps, letter);
  return done;
};

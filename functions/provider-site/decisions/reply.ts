import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { representationReceivedLetter } from '../../../domain/letters/representation-letters.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { type Proposed, proposedOf, requireTimeToReply } from '../case/proposed-rejection.ts';
import type { OfWindow } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { beyondMeasure } from './beyond-measure.ts';

const changedSince = { again: { elsewhere: true }, status: 409 } as const;

/**
 * Sends a reply, or a correction of it, which is confirmed by letter; the same text again is confirmed once. It was typed over the
 * `version` that the form showed: what another tab sent since is not overwritten.
 */
export const sendReply = async (
  deps: Deps,
  { window, agreement, representation }: Proposed,
  { text, version }: { readonly text: string; readonly version: string },
  request: OfWindow,
): Promise<Sent> => {
  const { arrivedAt } = request;
  if (representation.reply?.text === text) return done;
  if (version !== String(representation.version)) return changedSince;
  const refused = await beyondMeasure(
    deps,
    'reply',
    request.visitor.subject,
    `${window.windowId} ${representation.version}`,
  );
  if (refused) return refused;
  const reply = { text, at: arrivedAt };
  const { kept, write } = deps.representations.reply(representation, reply, arrivedAt);
  const letter = representationReceivedLetter(agreement, { ...kept, reply }, deps.siteUrl);
  try {
    await deps.records.transact([write, deps.letters.write(letter, arrivedAt)]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const now = await proposedOf(deps, request);
    if (now.representation.reply?.text === text) return done;
    requireTimeToReply(now, arrivedAt);
    return changedSince;
  }
  await wakeSender(deps, letter);
  return done;
};

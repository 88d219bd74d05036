import { randomUUID } from 'node:crypto';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { sha256 } from '../../../adapters/sha256.ts';
import { londonDate } from '../../../domain/time/london.ts';
import { barriersToAsking } from '../../../domain/window/clarification.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import type { OfWindow, WindowShown } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { beyondMeasure } from './beyond-measure.ts';

/** Asks a question about a window, which is kept for officers without whoever asked. The same words again are asked once. */
export const askQuestion = async (
  deps: Deps,
  { window, agreement }: WindowShown,
  question: string,
  { visitor, arrivedAt }: OfWindow,
): Promise<Sent> => {
  const { windowId, closesAt } = window;
  const { providerId } = visitor.actsFor;
  const own = await deps.asked.own(providerId, windowId);
  if (own.some((each) => each.question === question)) return done;
  const barriers = barriersToAsking(agreement, window, own.length, arrivedAt);
  if (barriers.length > 0) return { barriers };
  const words = sha256(question);
  const refused = await beyondMeasure(deps, 'question', visitor.subject, `${windowId} ${words}`);
  if (refused) return refused;
  try {
    await deps.asked.ask(
      providerId,
      { windowId, clarificationId: `${londonDate(arrivedAt)}-${randomUUID()}`, question, askedAt: arrivedAt },
      { words, closesAt },
    );
  } catch (error) {
    // Pressed twice: the first press asked it.
    if (!(error instanceof Conflict)) throw error;
  }
  return done;
};

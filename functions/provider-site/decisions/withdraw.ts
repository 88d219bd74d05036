import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { withdrawalLetter } from '../../../domain/letters/application-letters.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { lastSubmission, type Submitted, submittedOf } from '../case/submitted.ts';
import type { OfWindow } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { beyondMeasure } from './beyond-measure.ts';

/**
 * Takes a submission back, with a letter: until it is submitted again nothing stands, and its answers are a draft again. Pressed twice,
 * it is withdrawn once.
 */
export const withdrawApplication = async (
  deps: Deps,
  { window, agreement, head }: Submitted,
  request: OfWindow,
): Promise<Sent> => {
  const { arrivedAt } = request;
  const submission = await lastSubmission(deps, head, request);
  if (!head || !submission) return done;
  const refused = await beyondMeasure(
    deps,
    'withdrawal',
    request.visitor.subject,
    `${window.windowId} ${head.attempt}`,
  );
  if (refused) return refused;
  const letter = withdrawalLetter(agreement, { ...submission.frozen, email: submission.email }, submission.receipt);
  try {
    await deps.sealed.withdraw(head, [
      deps.letters.write(letter, arrivedAt),
      ...deps.sealed.namingWrites(head, submission.frozen.locationId, undefined),
    ]);
  } catch (error) {
    if (!(error instanceof Conflict) || (await submittedOf(deps, request)).head) throw error;
    return done;
  }
  await wakeSender(deps, letter);
  return done;
};

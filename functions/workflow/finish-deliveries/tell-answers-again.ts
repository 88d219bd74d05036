import type { Now } from '../../../adapters/clock.ts';
import type { ClarificationRepository } from '../../../adapters/dynamodb/clarifications.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { FollowChange } from '../../../adapters/workflow/follow-change.ts';
import { compareInstants } from '../../../domain/time/london.ts';
import { answerToldFrom, standingAnswer } from '../../../domain/window/clarification.ts';

export interface TellingAnswersAgain {
  readonly clarifications: Pick<ClarificationRepository, 'waiting'>;
  readonly followChangeAgain: FollowChange;
  readonly now: Now;
}

/** Has every answer told that should have been by now, and was not to everybody whom it is for. @returns how many there were */
export const tellAnswersAgain = async ({ clarifications, followChangeAgain, now }: TellingAnswersAgain) => {
  let count = 0;
  for await (const asked of everyItem((after) => clarifications.waiting('to-tell', { after }))) {
    const answer = standingAnswer(asked);
    if (!answer || compareInstants(now(), answerToldFrom(answer)) < 0) continue;
    const { windowId, clarificationId } = asked;
    await followChangeAgain(windowId, { kind: 'answered', at: answer.at, clarificationId });
    count += 1;
  }
  return count;
};

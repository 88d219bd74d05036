import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { EvaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { isAnyOutcomeUndelivered } from '../../../adapters/dynamodb/undelivered-outcomes.ts';
import { type Ask, waitsOfAward } from '../../../adapters/dynamodb/waits.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { isLeftOut } from '../../../domain/application/leaving-out.ts';
import { isApplicationId, providerIdOf, windowIdOf } from '../../../domain/application/opened-application.ts';
import { lastRound } from '../../../domain/award/last-round.ts';
import { awardStanding } from '../stop-award.ts';
import { scoredBefore } from './scored-before.ts';

export interface Decided {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly evaluations: EvaluationRepository;
  readonly awards: AwardRepository;
  readonly letters: LetterRepository;
}

/**
 * What officers decided between the machine's last look and its question, or before a fault took the machine back to it: nobody would
 * answer afterwards.
 */
export const answeredBefore = async (
  decided: Decided,
  { ask, subject }: { readonly ask: Ask; readonly subject: string },
): Promise<Record<string, unknown> | undefined> => {
  const { awards, windows } = decided;
  if (await scoredBefore(decided, { ask, subject })) return {};
  if (ask === 'recommendation' || ask === 'approval') {
    if ((await windows.get(subject))?.status === 'cancelled') return { decision: 'cancelled' };
    const { standing, decided } = lastRound(await awards.recommendations(subject), await awards.approvals(subject));
    if (ask === 'recommendation') return standing && {};
    return decided && { decision: decided.decision };
  }
  if (ask === 'fault' && isApplicationId(subject)) {
    const kept = await decided.setAside.get(windowIdOf(subject), providerIdOf(subject));
    return kept && isLeftOut(kept) ? { decision: 'left-out' } : undefined;
  }
  if (!waitsOfAward.has(ask)) return undefined;
  const standing = await awardStanding(decided, subject);
  if (standing === 'stopped') return { decision: 'stop' };
  if (ask === 'release') {
    const { decided } = lastRound(await awards.recommendations(subject), await awards.approvals(subject));
    if (decided?.decision === 'returned') return { decision: 'returned' };
    return decided && (await awards.released(subject, decided.round)) ? { decision: 'released' } : undefined;
  }
  if (ask === 'challenge' && standing === 'clear') return { decision: 'continue' };
  if (ask === 'undelivered-letters' && !(await isAnyOutcomeUndelivered(decided.letters, subject))) return {};
  if (ask === 'publication' && (await awards.publication(subject))) return {};
  if (ask === 'standstill-end') {
    const [unknown, confirmed] = [await awards.unknownEnd(subject), await awards.confirmedEnd(subject)];
    if (unknown && confirmed?.reckonedFrom === unknown.reckonedFrom) return {};
  }
  return undefined;
};

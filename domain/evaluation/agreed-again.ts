import type { QualityQuestion } from '../agreement/questionnaire.ts';
import { saysWhy } from '../reason.ts';
import { wordsOf } from './reasons.ts';
import { barriersToConsensus, type Moderation, type ScoreBarrier, type Scores } from './scores.ts';

type Consensus = Pick<Moderation, 'scores' | 'again'>;

/** Whether a question's consensus can be saved: of one that was opened again on some questions, on these alone. */
export const canBeAgreed = ({ finalAt, again }: Pick<Moderation, 'finalAt' | 'again'>, question: string): boolean =>
  !finalAt && (!again || again.questions.includes(question));

/**
 * What stands against a consensus, be it agreed the first time or again: where an approver had a question opened again, its reason is given anew, also
 * where the mark stays as it was (docs/rules.md, rules 5 and 6).
 */
export const barriersToAgreeing = (
  questions: readonly QualityQuestion[],
  individual: readonly Scores[],
  consensus: Consensus,
): readonly ScoreBarrier[] =>
  questions.flatMap((question) => {
    const barriers = barriersToConsensus([question], individual, consensus.scores);
    return barriers.length > 0 ? barriers : notSaidAnew(question, consensus);
  });

const notSaidAnew = ({ id, title }: QualityQuestion, { scores, again }: Consensus): readonly ScoreBarrier[] => {
  if (!again?.questions.includes(id)) return [];
  const reason = scores[id]?.reason ?? '';
  const why = `Give the reason for the consensus on “${title}” anew`;
  if (!saysWhy(reason)) return [{ code: 'no-reason', question: id, text: `${why}: it was opened again` }];
  return wordsOf(reason) === wordsOf(again.scores[id]?.reason ?? '')
    ? [{ code: 'same-words', question: id, text: `${why}: these are the words of the consensus that was opened again` }]
    : [];
};

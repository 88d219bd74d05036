import { questionsFor } from '../agreement/questionnaire.ts';
import { panelsReasons } from '../evaluation/panels-reasons.ts';
import { standing } from '../evaluation/scores.ts';
import { asRole } from './allowed.ts';
import type { GatheredApplication } from './gathered.ts';
import type { PackDocument } from './pack-document.ts';

const scores = { '*': 'shown' } as const;

/**
 * Marks with their reasons and times, once the consensus is final: before that nobody reads another's marks. The provider gets what its outcome letter
 * tells (docs/rules.md, rule 8): the panel's mark and reason for each question, and nobody's own.
 */
export const marksOf = (
  { agreement, application, evaluations, setAside, moderation, isTold }: GatheredApplication,
  folder: string,
): readonly PackDocument[] => {
  if (!moderation?.finalAt) return [];
  const reasons = panelsReasons(moderation.scores, standing(evaluations));
  const panel = questionsFor(agreement.questionnaire, application.lots).map(({ id, title }) => ({
    question: id,
    title,
    mark: moderation.scores[id]?.mark,
    reasons: reasons[id] ?? [],
  }));
  return [
    {
      path: `${folder}/marks/individual.json`,
      value: evaluations,
      freedomOfInformation: {
        slot: 'shown',
        evaluator: asRole('an evaluator'),
        scores,
        finalAt: 'shown',
        setAsideAt: 'shown',
      },
    },
    ...(setAside.length > 0 ? [{ path: `${folder}/marks/set-aside.json`, value: setAside }] : []),
    {
      path: `${folder}/marks/consensus.json`,
      value: moderation,
      provider: isTold ? { scores: { '*': { mark: 'shown' } }, finalAt: 'shown' } : undefined,
      freedomOfInformation: { moderator: asRole('the moderator'), scores, finalAt: 'shown' },
    },
    {
      path: `${folder}/marks/panel.json`,
      value: panel,
      provider: isTold ? 'shown' : undefined,
      freedomOfInformation: 'shown',
    },
    {
      path: `${folder}/results.json`,
      value: {
        reference: application.receipt.reference,
        lots: application.lots,
        isRejected: application.status === 'rejected',
        results: application.lotResults ?? [],
      },
      provider: isTold ? 'shown' : undefined,
      freedomOfInformation: 'shown',
    },
  ];
};

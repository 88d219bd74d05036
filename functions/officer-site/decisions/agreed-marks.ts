import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { EVALUATORS } from '../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { moderationSeenBy, notModerated, requireOwn } from '../case/moderation.ts';
import type { Deps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';

/** Takes over every mark on which both evaluators agree, where no consensus has been saved yet. @throws Problem */
export const takeAgreedMarks = (
  deps: Deps,
  officer: Officer,
  application: OpenedApplication,
  agreement: Agreement,
  at: string,
): Promise<void> =>
  againOnConflict(async () => {
    const { individual, moderation } = await moderationSeenBy(deps, officer, application);
    if (!moderation || moderation.finalAt) throw notModerated(application);
    requireOwn(moderation, officer, application);
    // What an approver had opened again is given its reason anew.
    if (moderation.again) return;
    let standing = moderation;
    for (const { id } of questionsFor(agreement.questionnaire, application.lots)) {
      const marks = new Set(individual.map(({ scores }) => scores[id]?.mark));
      const [mark] = marks;
      if (standing.scores[id] || marks.size !== 1 || mark === undefined || individual.length < EVALUATORS) continue;
      standing = await deps.evaluations.saveConsensus(
        standing,
        id,
        { mark, reason: 'Both evaluators gave this mark.' },
        at,
      );
    }
  });

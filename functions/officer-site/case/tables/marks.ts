import { pMapIterable } from 'p-map';
import { questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { EVALUATORS, standing } from '../../../../domain/evaluation/scores.ts';
import { mightYetScore } from '../../../../domain/evaluation/shown-marks.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import { instant, type Row, type TableRows } from '../../../../domain/tables/cells.ts';
import type { Deps } from '../../deps.ts';
import { frozenAgreement } from '../agreement.ts';
import { isSeen, type Seen } from '../declaration.ts';
import { applicationsByName } from './applications-by-name.ts';

const AT_ONCE = 25;
const places = Array.from({ length: EVALUATORS }, (_, at) => at);

/**
 * Each question of each application with every evaluator's mark and reason beside the consensus: as the application's own page shows them, once its
 * consensus is final, and not to who might yet score it (docs/rules.md, rule 6).
 */
export const markRows = (
  deps: Pick<Deps, 'applications' | 'evaluations' | 'windows'>,
  { window, conflicted }: Pick<Seen, 'window' | 'conflicted'>,
  officer: Officer,
): TableRows => {
  const isKept = (application: OpenedApplication) =>
    window.status === 'evaluating' && mightYetScore(officer, application);
  const withMarks = async (application: OpenedApplication) => {
    const { applicationId } = application;
    if (!isSeen(conflicted)(application) || isKept(application)) return undefined;
    const [moderation, evaluations] = await Promise.all([
      deps.evaluations.moderation(applicationId),
      deps.evaluations.of(applicationId),
    ]);
    return moderation?.finalAt ? { application, moderation, evaluations: standing(evaluations) } : undefined;
  };
  return {
    headings: [
      'Reference',
      'Organisation',
      'Question',
      ...places.flatMap((at) => [`Evaluator ${at + 1}`, `Mark ${at + 1}`, `Reason ${at + 1}`]),
      'Consensus',
      'Reason for the consensus',
      'Moderator',
      'Final at',
    ],
    rows: (async function* () {
      const { questionnaire } = await frozenAgreement(deps, window.windowId);
      const each = pMapIterable(applicationsByName(deps, window), withMarks, { concurrency: AT_ONCE });
      for await (const found of each) {
        if (!found) continue;
        const { application, moderation, evaluations } = found;
        for (const { id, title } of questionsFor(questionnaire, application.lots)) {
          const given = ({ evaluator, scores }: (typeof evaluations)[number]): Row => [
            evaluator.name,
            scores[id]?.mark,
            scores[id]?.reason,
          ];
          const consensus = moderation.scores[id];
          yield [
            application.receipt.reference,
            application.organisationName,
            title,
            ...places.flatMap((at) => {
              const evaluation = evaluations[at];
              return evaluation ? given(evaluation) : [undefined, undefined, undefined];
            }),
            consensus?.mark,
            consensus?.reason,
            moderation.moderator.name,
            instant(moderation.finalAt),
          ];
        }
      }
    })(),
  };
};

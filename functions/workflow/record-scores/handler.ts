import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { EvaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { lotResultOf } from '../../../domain/evaluation/lot-result.ts';
import { pointsInWords } from '../../../domain/evaluation/points.ts';
import { storedApplication } from '../stored-application.ts';
import { frozenAgreement } from '../stored-window.ts';

interface Dependencies {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly evaluations: EvaluationRepository;
  readonly now: Now;
}

/** Works out each lot's total from the consensus, with thresholds and floors (docs/rules.md, rule 5). */
export const recordScores =
  ({ windows, applications, evaluations, now }: Dependencies) =>
  async ({ applicationId }: { readonly applicationId: string }) => {
    const application = await storedApplication(applications, applicationId);
    const consensus = await evaluations.moderation(applicationId);
    if (!consensus?.finalAt) throw new Error(`The consensus on ${applicationId} is not final`);
    const { questionnaire } = await frozenAgreement(windows, application.windowId);
    const lotResults = application.lots.map((lot) => lotResultOf(questionnaire, lot, consensus.scores));
    const meets = lotResults.filter(({ meets }) => meets).map(({ lot }) => lot);
    if (application.status === 'moderating') {
      await applications.move(
        application,
        'scored',
        { lotResults },
        {
          at: now(),
          action: 'scores recorded',
          detail: lotResults
            .map(({ lot, total, meets }) => `lot ${lot}: ${pointsInWords(total)} (${meets ? 'meets' : 'below'})`)
            .join(', '),
        },
      );
    }
    return { applicationId, meets };
  };

import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { EvaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { resultsInWords } from '../../../domain/evaluation/lot-result.ts';
import { lotResultsOf } from '../../../domain/evaluation/lot-results.ts';
import { storedApplication } from '../stored-application.ts';
import { frozenAgreement } from '../stored-window.ts';

interface Deps {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly evaluations: EvaluationRepository;
  readonly now: Now;
}

/** Works out each lot's total from the consensus, with thresholds and floors (docs/rules.md, rule 5). */
export const recordScores =
  ({ windows, applications, evaluations, now }: Deps) =>
  async ({ applicationId }: { readonly applicationId: string }) => {
    const application = await storedApplication(applications, applicationId);
    // Marks were opened again before this was attempted: the officers' site records the scores once they are agreed.
    if (application.reopenedAt) return { applicationId, meets: [] };
    if (application.status === 'window-cancelled') return { applicationId, meets: [] };
    const consensus = await evaluations.moderation(applicationId);
    if (!consensus?.finalAt) throw new Error(`The consensus on ${applicationId} is not final`);
    const { questionnaire } = await frozenAgreement(windows, application.windowId);
    const lotResults = lotResultsOf(questionnaire, application.lots, consensus.scores);
    const meets = lotResults.filter(({ meets }) => meets).map(({ lot }) => lot);
    if (application.status === 'moderating') {
      const audit = { at: now(), action: 'scores recorded', detail: resultsInWords(lotResults) };
      await applications.move(application, 'scored', { lotResults }, audit);
    }
    return { applicationId, meets };
  };

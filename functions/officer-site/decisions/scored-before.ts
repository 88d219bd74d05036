import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { lotResultsOf } from '../../../domain/evaluation/lot-results.ts';
import type { Moderation } from '../../../domain/evaluation/scores.ts';
import { frozenAgreement } from '../case/agreement.ts';
import type { Deps } from '../deps.ts';

/** What an application that was scored before has by its consensus, where it leads back to its scores. */
export const asScored = (
  { questionnaire }: Pick<Agreement, 'questionnaire'>,
  { applicationId, lots }: Pick<OpenedApplication, 'applicationId' | 'lots'>,
  consensus: Pick<Moderation, 'scores' | 'finalAt'> | undefined,
): Pick<OpenedApplication, 'lotResults'> => {
  if (!consensus?.finalAt) throw new Error(`${applicationId} has no final consensus`);
  return { lotResults: lotResultsOf(questionnaire, lots, consensus.scores) };
};

/** The same, from what is stored. */
export const asItWasScored = async (
  deps: Deps,
  application: OpenedApplication,
): Promise<Pick<OpenedApplication, 'lotResults'>> => {
  const [agreement, consensus] = await Promise.all([
    frozenAgreement(deps, application.windowId),
    deps.evaluations.moderation(application.applicationId),
  ]);
  return asScored(agreement, application, consensus);
};

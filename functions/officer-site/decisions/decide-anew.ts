import type { Write } from '../../../adapters/dynamodb/table.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { type CheckStage, proposing } from '../../../domain/application/proposed-rejection.ts';
import type { ReferralDecision } from '../../../domain/application/referral-decision.ts';
import { changingReopened, processAnew } from '../../../domain/application/reopened.ts';
import type { DeskDeps } from '../deps.ts';
import { asItWasScored } from './scored-before.ts';

/**
 * Decides on a referral that an approver had opened again: accepted, the application leads back to its scores; else its rejection is proposed as
 * any other; `also` joins the transaction. @throws Conflict
 */
export const decideAnew = async (
  deps: DeskDeps,
  application: OpenedApplication,
  stage: CheckStage,
  made: ReferralDecision,
  also: readonly Write[],
): Promise<void> => {
  const { reason, by, at } = made;
  const accepts = made.decision === 'accept';
  const becomes = accepts
    ? await asItWasScored(deps, application)
    : proposing(application, { stage, reasons: [reason], at, by });
  const patch = {
    ...(stage === 'registration' ? { registrationDecision: made } : { complianceDecision: made }),
    ...changingReopened(application, { agreedAt: at }),
    ...becomes,
  };
  const action = accepts ? `${stage} accepted again` : `${stage} opened again: rejection proposed`;
  const audit = { at, by, action, detail: reason };
  await deps.applications.move(application, accepts ? 'scored' : 'rejection-proposed', patch, audit, also);
  await hearAnew(deps, { ...application, ...patch, status: accepts ? 'scored' : 'rejection-proposed' });
};

/**
 * Has the provider heard where its rejection is proposed anew. Its process has ended, so that another hears it, which finds the proposed rejection and
 * goes on from there. Started once.
 */
export const hearAnew = async (
  { startApplication }: Pick<DeskDeps, 'startApplication'>,
  application: OpenedApplication,
): Promise<void> => {
  if (application.status === 'rejection-proposed')
    await startApplication(application.applicationId, processAnew(application));
};

import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { CheckStage } from '../../../domain/application/proposed-rejection.ts';
import {
  acceptedReferrals,
  barriersToReopeningReferral,
  barriersToTakingReferralBack,
  openAgain,
  type Reopened,
  referralOpenAgain,
} from '../../../domain/application/reopened.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { heldCase, refuse, reopening, takingBack } from './reopen.ts';
import { asScored } from './scored-before.ts';

interface Asked {
  readonly stage: CheckStage;
  /** What is to be looked at again, as whoever decides reads it. */
  readonly instructions: string;
  readonly at: string;
}

/**
 * Opens what a check referred, and an officer accepted, again after the approver returned the recommendation: somebody decides on it anew, and the
 * application's marks stay (docs/rules.md, rule 6). The same again changes nothing. @throws Problem 403, 404, 409
 */
export const reopenReferral = (deps: Deps, applicationId: string, officer: Officer, asked: Asked): Promise<void> =>
  againOnConflict(async () => {
    const { stage, instructions, at } = asked;
    const by = { id: officer.id, name: officer.name };
    const held = await heldCase(deps, applicationId, officer);
    const { application, consensus, last } = held;
    const open = openAgain(application);
    if (open && isSame(open, asked, officer)) return;
    refuse(application, barriersToReopeningReferral(application, consensus, stage));
    const before = acceptedReferrals(application).find((each) => each.stage === stage)?.decided;
    if (!last || !before) throw notFound();
    const { round } = last;
    const fresh: Reopened = { round, questions: [], referral: { stage, before }, instructions, by, at };
    const audit = { at, by, action: `${stage} opened again`, detail: `round ${round}: ${instructions}` };
    await deps.records.transact(
      reopening(deps, held, fresh, { to: `${stage}-referred`, patch: undecided[stage], audit }),
    );
  });

const undecided = {
  registration: { registrationDecision: undefined },
  compliance: { complianceDecision: undefined },
} as const satisfies Record<CheckStage, Partial<OpenedApplication>>;

/** What puts a decision of before back in its place. */
const decidedAsBefore = ({ stage, before }: NonNullable<Reopened['referral']>): Partial<OpenedApplication> =>
  stage === 'registration' ? { registrationDecision: before } : { complianceDecision: before };

/**
 * Takes that back while nobody has decided on the referral: decision, totals and status are as they were. The same again changes nothing.
 * @throws Problem 403, 404, 409
 */
export const takeReferralBack = (
  deps: Deps,
  applicationId: string,
  officer: Officer,
  { reason, at }: { readonly reason: string; readonly at: string },
): Promise<void> =>
  againOnConflict(async () => {
    const by = { id: officer.id, name: officer.name };
    const held = await heldCase(deps, applicationId, officer);
    const { application, consensus, agreement } = held;
    const before = application.reopened?.at(-1)?.takenBack;
    if (before?.by.id === by.id && before.reason === reason) return;
    refuse(application, barriersToTakingReferralBack(application));
    const open = referralOpenAgain(application);
    if (!open) throw notFound();
    const audit = { at, by, action: `${open.referral.stage} opened again: taken back`, detail: reason };
    const patch = { ...decidedAsBefore(open.referral), ...asScored(agreement, application, consensus) };
    await deps.records.transact(takingBack(deps, held, { by, at, reason }, { patch, audit }));
  });

const isSame = (before: Reopened, { stage, instructions }: Asked, officer: Officer): boolean =>
  before.by.id === officer.id && before.referral?.stage === stage && before.instructions === instructions;

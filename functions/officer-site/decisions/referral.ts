import type { Write } from '../../../adapters/dynamodb/table.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { proposing } from '../../../domain/application/proposed-rejection.ts';
import type { ReferralDecision } from '../../../domain/application/referral-decision.ts';
import { referralOpenAgain, wasScoredBefore } from '../../../domain/application/reopened.ts';
import { barriersToDeciding, returnedAt } from '../../../domain/application/returned.ts';
import type { ApplicationStatus } from '../../../domain/application/status.ts';
import { deciders } from '../../../domain/people/officer.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { requireEvaluating, windowAsked } from '../case/window.ts';
import type { DeskDeps } from '../deps.ts';
import { seeApplication } from '../words/links.ts';
import { togetherWith } from '../words/together.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { withCorrection } from './counting-corrections.ts';
import { decideAnew, hearAnew } from './decide-anew.ts';
import type { LocationThatCounts } from './location-that-counts.ts';
import { openWait, redeliver } from './machine-answers.ts';
import { requireSeparate } from './require-separate.ts';
import { requireNoPartInOthers } from './shared-location.ts';

export type ReferralStage = 'registration' | 'compliance';

const stages = {
  registration: { ask: 'registration-referral', from: 'registration-referred', accepted: 'registration-accepted' },
  compliance: { ask: 'compliance-referral', from: 'compliance-referred', accepted: 'evaluating' },
} as const satisfies Record<
  ReferralStage,
  { readonly ask: string; readonly from: ApplicationStatus; readonly accepted: ApplicationStatus }
>;

interface Accepting {
  readonly location?: LocationThatCounts | undefined;
  readonly corrected?: boolean;
  /** The version of the application that was read: of another one nothing is decided. */
  readonly seen?: number;
  readonly also?: readonly Write[];
}

export const decisionOn = (application: OpenedApplication, stage: ReferralStage): ReferralDecision | undefined =>
  stage === 'registration' ? application.registrationDecision : application.complianceDecision;

/**
 * Records an officer's decision on what a check referred, and lets the application's machine go on. The same officer's same decision
 * again changes nothing, and brings the answer to the machine if it has not got there. `location` is the one that counts from then on;
 * `corrected`: what its provider corrected counts too; `also` joins the transaction.
 * @throws Problem 409 where it was decided already, is not waiting for this decision, or may still be corrected
 */
export const decideReferral = (
  deps: DeskDeps,
  applicationId: string,
  stage: ReferralStage,
  made: ReferralDecision,
  { location, corrected = false, seen, also = [] }: Accepting = {},
): Promise<void> =>
  againOnConflict(async () => {
    const { ask, from, accepted } = stages[stage];
    const application = await deps.applications.get(applicationId);
    if (!application) throw notFound();
    const before = decisionOn(application, stage);
    if (before) {
      const isAnew = wasScoredBefore(application, before);
      const isSame =
        before.by.id === made.by.id &&
        before.decision === made.decision &&
        before.locationId === made.locationId &&
        // Of those decided together each is told from what the same officer decided by itself.
        (!made.together || before.together?.togetherId === made.together.togetherId) &&
        (isAnew || corrected === (returnedAt(application, stage)?.returned.counts !== undefined));
      if (!isSame) throw decidedBefore(application, stage, before);
      if (isAnew) return hearAnew(deps, application);
      return redeliver(deps, applicationId, ask);
    }
    requireEvaluating(await windowAsked(deps, application.windowId));
    if (application.status !== from || (seen !== undefined && application.version !== seen))
      throw notWaiting(application);
    const [barrier] = barriersToDeciding(application, stage, made.at);
    if (barrier) throw stillCorrected(application, barrier.text);
    const officer = { ...made.by, roles: [...deciders] };
    requireSeparate('decide-referral', officer, application, application.windowId);

    if (stage === 'registration') await requireNoPartInOthers(deps, application, made.by);
    if (referralOpenAgain(application, stage)) return decideAnew(deps, application, stage, made, also);
    const wait = await openWait(deps, applicationId, ask);
    const correction = await withCorrection(deps, application, stage, { ...made, counts: corrected });
    await deps.applications.move(
      application,
      made.decision === 'accept' ? accepted : 'rejection-proposed',
      {
        ...location,
        ...correction.patch,
        ...(stage === 'registration' ? { registrationDecision: made } : { complianceDecision: made }),
        ...(made.decision === 'reject'
          ? proposing(application, { stage, reasons: [made.reason], at: made.at, by: made.by })
          : {}),
      },
      {
        at: made.at,
        by: made.by,
        action: made.decision === 'accept' ? `${stage} accepted` : `${stage}: rejection proposed`,
        detail: [
          made.reason,
          ...(location ? [`(location ${location.locationId})`] : []),
          ...(correction.patch.corrections ? ['(as corrected)'] : []),
          ...(made.together ? [togetherInWords(made.together)] : []),
        ].join(' '),
      },
      [deps.waits.answer(wait, { decision: made.decision }), ...correction.writes, ...also],
    );
    await redeliver(deps, applicationId, ask);
  });

const togetherInWords = ({ togetherId, others }: NonNullable<ReferralDecision['together']>): string =>
  `(decided together with ${togetherWith({ others })}, ${togetherId})`;

const decidedBefore = (
  application: OpenedApplication,
  stage: ReferralStage,
  { by, at, decision, reason }: ReferralDecision,
) =>
  new Problem(409, {
    title: 'This has been decided already',
    lines: [
      `${by.name} ${decision}ed the ${stage} of ${application.organisationName} at ${momentInWords(at)}.`,
      `Reason: ${reason}`,
      'Your decision was not saved.',
    ],
    link: seeApplication(application),
  });

const notWaiting = (application: OpenedApplication) =>
  new Problem(409, {
    title: 'This application is not waiting for that decision',
    lines: ['It has moved on, or has not come this far. Your decision was not saved.'],
    link: seeApplication(application),
  });

const stillCorrected = (application: OpenedApplication, text: string) =>
  new Problem(409, {
    title: 'Its provider may still correct this application',
    lines: [text, 'Your decision was not saved.'],
    link: seeApplication(application),
  });

import { barriersToAskingAgain } from '../../../../domain/application/asked-again.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { Audience } from '../../../../domain/application/page.ts';
import { referralOpenAgain } from '../../../../domain/application/reopened.ts';
import { barriersToDeciding, barriersToReturning, returnedAt } from '../../../../domain/application/returned.ts';
import { complianceSeen, mayReadCompliance, sectionsSeen, sightOf } from '../../../../domain/application/sight.ts';
import { choice, reason } from '../../../../domain/questions/kinds.ts';
import { barriersToTurningAway } from '../../../../domain/reason.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { frozenSeenBy, type OfApplication } from '../../case/application.ts';
import { answersAsTheyCount, correctionShown, findingsAsCorrected, lastCorrection } from '../../case/corrections.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { notesShown } from '../../case/referral-notes.ts';
import { letterToCheck } from '../../decisions/letter-to-check.ts';
import { decideReferral, decisionOn, type ReferralStage } from '../../decisions/referral.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { withLinks } from '../../words/links.ts';
import { togetherWith } from '../../words/together.ts';
import { judgesQuality } from './judges-quality.ts';
import { locationFields, locationTyped, readLocation } from './location-asked.ts';

const titles = {
  registration: 'Decide on the registration',
  compliance: 'Decide on declarations and gates',
} as const satisfies Record<ReferralStage, string>;

/** What was corrected at this check, as far as that is over; undefined where nothing was, or it was taken back. */
const correctedAt = async (deps: DeskDeps, application: OpenedApplication, stage: ReferralStage) =>
  returnedAt(application, stage) && (await lastCorrection(deps, application));

const goesOn = (application: OpenedApplication): string =>
  referralOpenAgain(application)
    ? 'The application goes back to where it was, with its marks and totals.'
    : 'The application goes on to the next step.';

/** An officer accepts or rejects what a check referred, with the evidence in view and a reason on record (docs/rules.md, rules 4 and 11). */
export const referral = (deps: DeskDeps, stage: ReferralStage) => {
  const isFor = (shownTo: readonly Audience[]) =>
    shownTo.includes(stage) || (stage === 'compliance' && shownTo.includes('price'));
  return form({
    template: 'officer/applications/decide-referral.njk',
    load: async ({ params, visitor, arrivedAt }: OfApplication) => {
      const officer = officerOf(visitor);
      const { application, window, frozen } = await frozenSeenBy(deps, officer, params);
      const sight = sightOf(officer);
      if (stage === 'compliance' && !mayReadCompliance(application, sight)) throw judgesQuality(application);
      // Opened again once it was scored, what was corrected counts or does not as it did then.
      const corrected = referralOpenAgain(application, stage) ? undefined : await correctedAt(deps, application, stage);
      if (corrected && !sight.price) throw judgesQuality(application);
      return {
        application,
        window,
        frozen,
        corrected,
        hasChanges: (corrected?.correction.sent?.pages ?? []).length > 0,
        against: barriersToDeciding(application, stage, arrivedAt).map(({ text }) => text),
      };
    },
    show: async ({ application, window, frozen, corrected, hasChanges, against }, { visitor, arrivedAt }) => {
      const officer = officerOf(visitor);
      const sight = sightOf(officer);
      const found = stage === 'registration' ? application.registration : complianceSeen(application, sight);
      const at = paths.window(application.windowId).application(application.applicationId);
      const [answers, notes] = await Promise.all([
        answersAsTheyCount(deps, application, frozen),
        notesShown(deps, officer, application, { deeds: true }),
      ]);
      const isWaiting = application.status === `${stage}-referred`;
      const decided = decisionOn(application, stage);
      return {
        title: titles[stage],
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: at.page, text: application.organisationName },
        at,
        stage,
        button: 'Record the decision',
        application,
        findings: withLinks(found?.findings ?? []),
        hasPassed: found?.outcome === 'pass',
        checkedAt: found?.checkedAt,
        sections: sectionsSeen(answers, sight).filter(({ shownTo }) => isFor(shownTo)),
        correction: corrected && (await correctionShown(deps, application, frozen, corrected, arrivedAt)),
        asCorrected:
          isWaiting && corrected && hasChanges
            ? await findingsAsCorrected(deps, window, answers, corrected.correction)
            : undefined,
        decided,
        together: decided?.together && {
          href: paths.window(application.windowId).together.of(decided.together.togetherId),
          others: togetherWith(decided.together),
        },
        isWaiting,
        reopened: isWaiting && referralOpenAgain(application, stage),
        against,
        notes: notes.filter((each) => each.stage === stage),
        addHref: at.notes[stage],
        mayAskAgain: stage === 'registration' && barriersToAskingAgain(application).length === 0,
        mayReturn:
          sight.price &&
          barriersToReturning(application, stage, corrected?.correction.sent !== undefined, arrivedAt).length === 0,
      };
    },
    fields: ({ application, hasChanges }) => ({
      decision: choice({
        label: 'Your decision',
        choices: [
          ...(hasChanges
            ? ([
                {
                  value: 'accept-corrected',
                  text: 'Accept as corrected',
                  hint: 'The corrected answers count from now on, and the application goes on to the next step.',
                },
                {
                  value: 'accept-as-submitted',
                  text: 'Accept as submitted',
                  hint: 'The correction does not count. The application goes on to the next step.',
                },
              ] as const)
            : ([{ value: 'accept', text: 'Accept', hint: goesOn(application) }] as const)),
          {
            value: 'reject',
            text: 'Propose to reject',
            hint: 'The provider is told your reason and may reply before the rejection takes effect. Until then it can be taken back.',
          },
        ],
        missing: 'Select accept or reject',
      }),
      ...(stage === 'registration' && !referralOpenAgain(application)
        ? locationFields(application, 'If you accept')
        : {}),
      reason: reason({
        label: 'Reason',
        hint: 'Kept with the decision. If you propose to reject, the provider is told it in these words.',
        missing: 'Enter the reason for your decision',
      }),
    }),
    act: async (
      { application, against },
      { decision: decided, reason: why },
      { typed, form: sent, visitor, arrivedAt, confirmed },
    ) => {
      const { applicationId, status } = application;
      const accepts = decided !== 'reject';
      const barriers = accepts ? [] : barriersToTurningAway(why);
      if (barriers.length > 0) return { barriers };
      const by = { by: personOf(visitor), at: arrivedAt };
      // Whoever comes too late is told so, and is shown no letter that nobody would be sent.
      if (!accepts && status === `${stage}-referred` && against.length === 0) {
        const check = await letterToCheck(deps, application, { reasons: [why], at: arrivedAt });
        if (confirmed !== check.confirming) return { check };
      }
      const found =
        accepts && stage === 'registration' && status === 'registration-referred' && !referralOpenAgain(application)
          ? await readLocation(deps, application, { typed, form: sent, at: arrivedAt })
          : {};
      if ('shown' in found) return found.shown;
      const { location } = found;
      // Sent twice: what was decided the first time is compared with what is sent now.
      const locationId = location?.locationId ?? (accepts ? locationTyped(typed) : undefined);
      const decision = accepts ? ('accept' as const) : ('reject' as const);
      const made = { decision, reason: why, ...(locationId && { locationId }), ...by };
      await decideReferral(deps, applicationId, stage, made, { location, corrected: decided === 'accept-corrected' });
      return done;
    },
    fieldOf: { 'no-reason': 'reason' },
    next: ({ application: { windowId, applicationId } }) => paths.window(windowId).application(applicationId).page,
  });
};

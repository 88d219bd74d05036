import * as z from 'zod';
import type { Approval } from '../award/award.ts';
import type { LastRound } from '../award/last-round.ts';
import type { Moderation } from '../evaluation/scores.ts';
import { person } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import { type CheckStage, checkStage } from './proposed-rejection.ts';
import { type ReferralDecision, referralDecision } from './referral-decision.ts';
import type { ApplicationStatus } from './status.ts';

const deed = z.object({ by: person, at: z.iso.datetime() });

/**
 * That an approver who returned a recommendation had the consensus on some questions of an application opened again, or the decision on something that
 * a check referred, as its record keeps it, with what became of it (docs/rules.md, rule 6).
 */
export const reopened = deed.extend({
  /** Of the recommendation that was returned. */
  round: z.int().min(1),
  /** Those whose consensus is agreed anew; none where a referral is decided on anew. */
  questions: z.array(z.string()),
  referral: z
    .object({
      stage: checkStage,
      /** How it was decided on before. */
      before: referralDecision,
    })
    .optional(),
  /** What is to be done, in the approver's words. */
  instructions: z.string().min(1),
  takenBack: deed.extend({ reason: z.string() }).optional(),
  /** When the consensus was final again, or the referral decided on. */
  agreedAt: z.iso.datetime().optional(),
});
export type Reopened = z.infer<typeof reopened>;

interface Kept {
  readonly status: ApplicationStatus;
  readonly reopened?: readonly Reopened[] | undefined;
}

/** What an approver opened again and is not agreed, or decided on, yet. */
export const openAgain = ({ status, reopened: every = [] }: Kept): Reopened | undefined => {
  const last = every.at(-1);
  if (!last || last.takenBack || last.agreedAt) return undefined;
  return status === (last.referral ? referredAt[last.referral.stage] : 'moderating') ? last : undefined;
};

const referredAt = {
  registration: 'registration-referred',
  compliance: 'compliance-referred',
} as const satisfies Record<CheckStage, ApplicationStatus>;

type OfReferral = Reopened & { readonly referral: NonNullable<Reopened['referral']> };
const isOfReferral = (each: Reopened): each is OfReferral => each.referral !== undefined;

/** The referral at this check that an approver opened again and nobody has decided on yet: its application was scored before. */
export const referralOpenAgain = (kept: Kept, stage?: CheckStage): OfReferral | undefined => {
  const open = openAgain(kept);
  return open && isOfReferral(open) && (stage === undefined || open.referral.stage === stage) ? open : undefined;
};

/**
 * What tells the process of an application that hears its provider after a referral was opened again from the one before it, whose name is used up;
 * undefined where none was.
 */
export const processAnew = ({ reopened: every = [] }: Pick<Kept, 'reopened'>): `anew-${number}` | undefined => {
  const times = every.filter(isOfReferral).length;
  return times > 0 ? `anew-${times}` : undefined;
};

/** The name that the process of an application runs by, once it may run. */
export const processOf = ({
  applicationId,
  ...kept
}: { readonly applicationId: string } & Pick<Kept, 'reopened'>): string =>
  [applicationId, processAnew(kept)].filter(Boolean).join('-');

/**
 * Whether a rejection was proposed of an application that had been scored, since a referral was opened again: lifted, it leads back to its scores, and
 * not to a check or a scoring that it has behind it.
 */
export const wasScoredBefore = (
  { reopened: every = [] }: Pick<Kept, 'reopened'>,
  { at }: { readonly at: string },
): boolean => every.some((each) => isOfReferral(each) && each.agreedAt === at);

interface Decided {
  readonly registrationDecision?: ReferralDecision | undefined;
  readonly complianceDecision?: ReferralDecision | undefined;
}

/** The referrals of an application that somebody accepted, by their checks: what can be opened again. */
export const acceptedReferrals = ({ registrationDecision, complianceDecision }: Decided) =>
  (
    [
      ['registration', registrationDecision],
      ['compliance', complianceDecision],
    ] as const
  ).flatMap(([stage, decided]) => (decided?.decision === 'accept' ? [{ stage, decided }] : []));

/** What stands against opening a referral of an application again, whoever does it. */
export const barriersToReopeningReferral = (
  application: Pick<Kept, 'status'> & Decided,
  consensus: Pick<Moderation, 'finalAt'> | undefined,
  stage: CheckStage,
): readonly Reason<'not-scored' | 'not-referred'>[] => {
  if (application.status !== 'scored' || !consensus?.finalAt)
    return [
      {
        code: 'not-scored',
        text: 'This application is not scored now, so that none of its referrals is opened again.',
      },
    ];
  return acceptedReferrals(application).some((each) => each.stage === stage)
    ? []
    : [{ code: 'not-referred', text: 'Nothing that this check referred was accepted by an officer.' }];
};

/** What stands against taking that back: it can be done until somebody has decided on the referral. */
export const barriersToTakingReferralBack = (kept: Kept): readonly Reason<'not-open-again'>[] =>
  referralOpenAgain(kept)
    ? []
    : [
        {
          code: 'not-open-again',
          text: 'No referral of this application is open again now: somebody has decided on it, or it was taken back.',
        },
      ];

/** What changes the last time that it was opened again; nothing where that is over. */
export const changingReopened = (kept: Kept, patch: Partial<Reopened>): { readonly reopened?: Reopened[] } => {
  const last = openAgain(kept);
  return last ? { reopened: (kept.reopened ?? []).map((each) => (each === last ? { ...each, ...patch } : each)) } : {};
};

/** The return that an approver may say more to: that of the last recommendation, since nothing was recommended after it. */
export const returnedLast = ({ standing, decided }: LastRound): Approval | undefined =>
  !standing && decided?.decision === 'returned' ? decided : undefined;

type NotTheirs = Reason<'not-returned' | 'not-who-returned'>;

/** What stands against an officer saying what is to be done again: it is for whoever returned the last recommendation to say. */
export const barriersToSaying = (round: LastRound, officer: { readonly id: string }): readonly NotTheirs[] => {
  const returned = returnedLast(round);
  if (!returned)
    return [{ code: 'not-returned', text: 'No recommendation is returned now, so nothing is to be done again.' }];
  return returned.by.id === officer.id
    ? []
    : [
        {
          code: 'not-who-returned',
          text: `${returned.by.name} returned the recommendation, and says what is to be done again.`,
        },
      ];
};

/** What stands against opening questions of an application again, whoever does it. `asked` are the questions that it was scored on. */
export const barriersToReopening = (
  { status }: Pick<Kept, 'status'>,
  consensus: Pick<Moderation, 'finalAt'> | undefined,
  asked: readonly { readonly id: string }[],
  questions: readonly string[],
): readonly Reason<'not-scored' | 'no-question' | 'not-its-question'>[] => {
  if (status !== 'scored' || !consensus?.finalAt)
    return [{ code: 'not-scored', text: 'This application has no final consensus now that could be opened again.' }];
  if (questions.length === 0) return [{ code: 'no-question', text: 'Select at least one question.' }];
  return questions.every((each) => asked.some(({ id }) => id === each))
    ? []
    : [{ code: 'not-its-question', text: 'This application was not scored on one of these questions.' }];
};

/** What stands against taking that back: it can be done until one of the questions has been agreed again. */
export const barriersToTakingReopeningBack = (
  kept: Kept,
  consensus: Pick<Moderation, 'finalAt' | 'again' | 'scores'> | undefined,
): readonly Reason<'not-open-again' | 'agreed-again'>[] => {
  const again = consensus?.again;
  if (!openAgain(kept) || !again || consensus.finalAt)
    return [
      { code: 'not-open-again', text: 'This application is not opened again now, or its marks were set aside since.' },
    ];
  return again.questions.some((question) => consensus.scores[question])
    ? [
        {
          code: 'agreed-again',
          text: 'The moderator has agreed one of these questions again, so that they were opened is not taken back.',
        },
      ]
    : [];
};

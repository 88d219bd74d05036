import type { Reason } from '../reason.ts';
import { awarding, type Officer, type OfficerRole } from './officer.ts';

/** What is done with a window's award as a whole: it is about every one of its applicants. */
export const awardDeeds = [
  'recommend',
  'approve',
  'read-letters',
  'release-letters',
  'settle-challenge',
  'propose-stop',
  'decide-stop',
  'cancel-award',
] as const;
export type AwardDeed = (typeof awardDeeds)[number];

/** What separation of duties is about (docs/rules.md, rules 5 and 6). */
export type Deed =
  | 'score'
  | 'assign'
  | 'moderate'
  | 'decide-referral'
  | 'leave-out'
  | 'try-again'
  | 'countersign'
  | AwardDeed;

/** What an officer has already been to an application, or to any of those that an award is about. */
export const relations = [
  'conflict',
  'scored',
  'moderated',
  'saw-marks',
  'settled-referral',
  'recommended',
  'approved',
] as const;
export type Relation = (typeof relations)[number];

export type SeparationBarrier = Reason<'not-in-role' | Relation>;

interface Rule {
  readonly roles: readonly OfficerRole[];
  readonly notInRole: string;
  /** What keeps somebody from it, with the sentence that says so to them. */
  readonly barredBy: Readonly<Partial<Record<Relation, string>>>;
}

const withThisApplicant = 'You declared a conflict of interest with this applicant.';
const withAnApplicant = 'You declared a conflict of interest with an applicant of this window, so somebody else must';

const table: Readonly<Record<Deed, Rule>> = {
  score: {
    roles: ['evaluator'],
    notInRole: 'Only evaluators can score applications.',
    barredBy: {
      conflict: withThisApplicant,
      moderated:
        'You moderated this application, or decided how its moderation goes on, so somebody else must score it.',
      'saw-marks': 'You have been shown another evaluator’s marks of this application, so somebody else must score it.',
    },
  },
  assign: {
    roles: ['procurement-lead'],
    notInRole: 'Only procurement leads can assign evaluators.',
    barredBy: { conflict: withThisApplicant },
  },
  moderate: {
    roles: ['moderator'],
    notInRole: 'Only moderators can agree consensus scores.',
    barredBy: {
      conflict: withThisApplicant,
      scored: 'You scored this application, so somebody else must moderate it.',
    },
  },
  'decide-referral': {
    roles: ['procurement-lead', 'contract-manager'],
    notInRole: 'Only procurement leads and contract managers can decide what a check referred.',
    barredBy: { conflict: withThisApplicant },
  },
  'leave-out': {
    roles: ['procurement-lead', 'contract-manager'],
    notInRole: 'Only procurement leads and contract managers can leave out an application that cannot be opened.',
    barredBy: { conflict: withThisApplicant },
  },
  'try-again': {
    roles: ['procurement-lead', 'contract-manager'],
    notInRole: 'Only procurement leads and contract managers can have something tried again.',
    barredBy: { conflict: withThisApplicant },
  },
  // It says that what the award hangs on has been seen: somebody who neither judged the application nor decided on the award looks.
  countersign: {
    roles: ['procurement-lead', 'contract-manager'],
    notInRole: 'Only procurement leads and contract managers can countersign a contract.',
    barredBy: {
      conflict: withThisApplicant,
      scored: 'You scored this application, so somebody else must countersign its contract.',
      moderated: 'You moderated this application, so somebody else must countersign its contract.',
      approved: 'You approved this award, so somebody else must countersign its contracts.',
    },
  },
  recommend: {
    roles: ['procurement-lead'],
    notInRole: 'Only procurement leads can recommend places.',
    barredBy: { conflict: `${withAnApplicant} recommend its places.` },
  },
  approve: {
    roles: ['approver'],
    notInRole: 'Only approvers can approve an award.',
    barredBy: {
      conflict: `${withAnApplicant} approve the award.`,
      scored: 'You scored applications of this window, so you cannot approve the award.',
      moderated: 'You moderated applications of this window, so you cannot approve the award.',
      'settled-referral':
        'You decided a referral of this window, or on leaving an application out, so you cannot approve the award.',
      recommended: 'You made the recommendation, so you cannot approve it.',
    },
  },
  // Whoever reads them names those that are wrong, or hands the award back.
  'read-letters': {
    roles: awarding,
    notInRole: 'Only procurement leads, contract managers and approvers can say that outcome letters have been read.',
    barredBy: { conflict: `${withAnApplicant} read its outcome letters.` },
  },
  'release-letters': {
    roles: ['procurement-lead', 'approver'],
    notInRole: 'Only procurement leads and approvers can release outcome letters.',
    barredBy: {
      conflict: `${withAnApplicant} release its outcome letters.`,
      approved: 'You approved this award, so somebody else must release its outcome letters.',
    },
  },
  'settle-challenge': {
    roles: ['procurement-lead', 'contract-manager'],
    notInRole: 'Only procurement leads and contract managers can settle a challenge.',
    barredBy: {
      conflict: `${withAnApplicant} settle its challenges.`,
      recommended: 'You recommended the places that are challenged, so somebody else must settle the challenge.',
      approved: 'You approved the award that is challenged, so somebody else must settle the challenge.',
    },
  },
  // Whoever recommended or approved may be the one who sees what is wrong with it; another decides.
  'propose-stop': {
    roles: ['procurement-lead', 'contract-manager'],
    notInRole: 'Only procurement leads and contract managers can propose to stop an award.',
    barredBy: { conflict: `${withAnApplicant} propose to stop its award.` },
  },
  'decide-stop': {
    roles: ['procurement-lead', 'contract-manager'],
    notInRole: 'Only procurement leads and contract managers can decide that an award is stopped.',
    barredBy: {
      conflict: `${withAnApplicant} decide whether its award is stopped.`,
      recommended: 'You recommended the places of this award, so somebody else must decide whether it is stopped.',
      approved: 'You approved this award, so somebody else must decide whether it is stopped.',
    },
  },
  // It stops the award as a challenge settled against it does, so that whoever may not settle one does not stop it either.
  'cancel-award': {
    roles: ['procurement-lead', 'contract-manager'],
    notInRole: 'Only procurement leads and contract managers can cancel a window whose award has been approved.',
    barredBy: {
      conflict: `${withAnApplicant} stop its award.`,
      recommended: 'You recommended the places of this award, so somebody else must stop it.',
      approved: 'You approved this award, so somebody else must stop it.',
    },
  },
};

/** What stands between this officer and a deed, every reason, given what they have been to what it is about. */
export const barriersTo = (
  deed: Deed,
  { roles }: Pick<Officer, 'roles'>,
  has: ReadonlySet<Relation>,
): readonly SeparationBarrier[] => {
  const { roles: any, notInRole, barredBy } = table[deed];
  return [
    ...(any.some((role) => roles.includes(role)) ? [] : [{ code: 'not-in-role', text: notInRole } as const]),
    ...relations.flatMap((code) => {
      const text = has.has(code) ? barredBy[code] : undefined;
      return text === undefined ? [] : [{ code, text }];
    }),
  ];
};

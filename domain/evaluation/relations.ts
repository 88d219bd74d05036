import type { OpenedApplication } from '../application/opened-application.ts';
import type { SetAsideApplication } from '../application/set-aside.ts';
import type { Approval, Recommendation } from '../award/award.ts';
import type { Relation } from '../people/separation.ts';

type Parted = Partial<
  Pick<
    OpenedApplication,
    | 'conflicts'
    | 'evaluators'
    | 'moderator'
    | 'oneEvaluation'
    | 'shownMarks'
    | 'registrationDecision'
    | 'complianceDecision'
    | 'proposedRejections'
    | 'corrections'
    | 'reopened'
  >
> &
  Pick<SetAsideApplication, 'leavingsOut'>;

/** What a deed is about: one application, or every application of a window, those that cannot be opened too, with what was decided on its award so far. */
export interface About {
  readonly applications: readonly Parted[];
  readonly recommendations?: readonly Pick<Recommendation, 'by'>[];
  readonly approvals?: readonly Pick<Approval, 'by' | 'decision'>[];
}

export const hasConflict = ({ conflicts = [] }: Pick<Parted, 'conflicts'>, officerId: string): boolean =>
  conflicts.some(({ by }) => by.id === officerId);

/** What somebody can have been to an application by itself. */
export const parts = [
  'conflict',
  'scored',
  'moderated',
  'saw-marks',
  'settled-referral',
] as const satisfies readonly Relation[];
export type PartTaken = (typeof parts)[number];

/** Who has been what to an application, by their ids. */
export const partsIn = (parted: Parted): Readonly<Record<PartTaken, readonly string[]>> => {
  const { conflicts = [], evaluators = [], moderator, oneEvaluation, shownMarks = [] } = parted;
  // Whoever decides that one evaluation is enough has weighed the marks as a moderator does.
  const moderated = [moderator, oneEvaluation?.by].flatMap((by) => by?.id ?? []);
  return {
    conflict: conflicts.map(({ by }) => by.id),
    scored: evaluators.map(({ by }) => by.id),
    moderated,
    // Who moderates it now is told that alone.
    'saw-marks': shownMarks.map(({ by }) => by.id).filter((id) => !moderated.includes(id)),
    'settled-referral': settledReferrals(parted),
  };
};

/** What an officer has been to what a deed is about; domain/people/separation.ts says which of it bars what. */
export const relationsOf = (
  officerId: string,
  { applications, recommendations = [], approvals = [] }: About,
): ReadonlySet<Relation> => {
  const is = ({ by }: { readonly by: { readonly id: string } }) => by.id === officerId;
  const everybody = applications.map(partsIn);
  return new Set<Relation>([
    ...parts.filter((part) => everybody.some((each) => each[part].includes(officerId))),
    ...(recommendations.some(is) ? (['recommended'] as const) : []),
    ...(approvals.some((each) => each.decision === 'approved' && is(each)) ? (['approved'] as const) : []),
  ]);
};

/** Who decided on what checks referred or returned it for correction, on what providers replied to a rejection, and on leaving an application out. */
const settledReferrals = ({
  registrationDecision,
  complianceDecision,
  proposedRejections = [],
  corrections = [],
  leavingsOut = [],
  reopened = [],
}: Parted): readonly string[] =>
  [
    registrationDecision,
    complianceDecision,
    ...reopened.map(({ referral }) => referral?.before),
    ...proposedRejections.flatMap((each) => [each, each.ended]),
    ...corrections.flatMap((each) => [each, each.takenBack, each.counts]),
    ...leavingsOut.flatMap((each) => [each, each.decided, each.takenBack]),
  ].flatMap((decision) => decision?.by?.id ?? []);

import type { OpenedApplication } from '../application/opened-application.ts';
import type { SetAsideApplication } from '../application/set-aside.ts';
import type { Approval, Recommendation } from '../award/award.ts';
import { type Relation, relations } from '../people/separation.ts';

type Parted = Partial<
  Pick<
    OpenedApplication,
    | 'conflicts'
    | 'evaluators'
    | 'moderator'
    | 'oneEvaluation'
    | 'registrationDecision'
    | 'complianceDecision'
    | 'proposedRejections'
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

/** What an officer has been to what a deed is about; domain/people/separation.ts says which of it bars what. */
export const relationsOf = (
  officerId: string,
  { applications, recommendations = [], approvals = [] }: About,
): ReadonlySet<Relation> => {
  const is = ({ by }: { readonly by: { readonly id: string } }) => by.id === officerId;
  const found: Readonly<Record<Relation, boolean>> = {
    conflict: applications.some((each) => hasConflict(each, officerId)),
    scored: applications.some(({ evaluators = [] }) => evaluators.some(is)),
    moderated: applications.some((each) => hasModerated(each, officerId)),
    'settled-referral': applications.some((each) => settledReferrals(each).some(is)),
    recommended: recommendations.some(is),
    approved: approvals.some((each) => each.decision === 'approved' && is(each)),
  };
  return new Set(relations.filter((relation) => found[relation]));
};

/** Whoever decides that one evaluation is enough has weighed the marks as a moderator does. */
const hasModerated = ({ moderator, oneEvaluation }: Parted, officerId: string): boolean =>
  moderator?.id === officerId || oneEvaluation?.by.id === officerId;

/** The decisions on what checks referred, on what providers replied to a rejection, and on leaving an application out. */
const settledReferrals = ({
  registrationDecision,
  complianceDecision,
  proposedRejections = [],
  leavingsOut = [],
}: Parted) =>
  [
    registrationDecision,
    complianceDecision,
    ...proposedRejections.flatMap((each) => [each, each.ended]),
    ...leavingsOut.flatMap((each) => [each, each.decided, each.takenBack]),
  ].flatMap((decision) => (decision?.by ? [{ by: decision.by }] : []));

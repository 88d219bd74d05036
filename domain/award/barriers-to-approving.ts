import type { Agreement } from '../agreement/agreement.ts';
import { type Authority, type AuthorityBarrier, barriersToUsing } from '../agreement/authority.ts';
import { flagged } from '../application/comment.ts';
import { isLeftOut } from '../application/leaving-out.ts';
import { isStillSetAside } from '../application/set-aside.ts';
import { openDoubts } from '../application/shared-location.ts';
import { pointsInWords } from '../evaluation/points.ts';
import { hasConflict } from '../evaluation/relations.ts';
import type { Officer } from '../people/officer.ts';
import type { SeparationBarrier } from '../people/separation.ts';
import type { Reason } from '../reason.ts';
import { type Applicants, barriersInAward } from './applicants.ts';
import type { Approval, Recommendation, RecommendedPlace, RecommendedPlaces } from './award.ts';
import { recommendablePlaces } from './recommended-places.ts';
import { isSettledAtItsStatus } from './unsettled.ts';

/** What an approval is about: the recommendation with its places, every application of the window, and the rounds so far. */
export interface Award extends Applicants {
  readonly recommendation: Pick<RecommendedPlaces, 'by' | 'places'>;
  readonly recommendations: readonly Pick<Recommendation, 'by'>[];
  readonly approvals?: readonly Pick<Approval, 'by' | 'decision'>[];
}

/** What keeps this officer from deciding on the recommendation at all, be it to approve or to return it (docs/rules.md, rule 6). */
export const barriersToDeciding = (officer: Officer, award: Award): readonly SeparationBarrier[] =>
  barriersInAward('approve', officer, award);

type NoLongerSoBarrier = Reason<
  'recommender-conflict' | 'opened-again' | 'location-in-doubt' | 'set-aside-again' | 'open-flag'
>;
type ApprovingBarrier = NoLongerSoBarrier | Reason<'no-authority'> | AuthorityBarrier;

/** What can have changed of that which a recommendation stands on, after it was made. */
export interface ChangedSince {
  /** Who recommended has a conflict of interest with an applicant. */
  readonly recommenderHasConflict: boolean;
  /** Nobody has decided yet on another application that names the location of one. */
  readonly isInDoubt: boolean;
  /** An application is not settled, or has other places than were recommended. */
  readonly isOpenedAgain: boolean;
  /** One that cannot be opened is not left out any more. */
  readonly isSetAsideAgain: boolean;
  /** A flag is open on an application. */
  readonly isFlagged: boolean;
}

/** The same, by the records. */
const changedSince = ({ recommendation: { by, places }, applications, setAside }: Award): ChangedSince => ({
  recommenderHasConflict: [...applications, ...setAside].some((each) => hasConflict(each, by.id)),
  isInDoubt: applications.some((each) => openDoubts(each).length > 0),
  isOpenedAgain: !applications.every(isSettledAtItsStatus) || !areSamePlaces(places, recommendablePlaces(applications)),
  isSetAsideAgain: areSetAsideAgain(setAside),
  isFlagged: flagged(applications).length > 0,
});

export const areSetAsideAgain = (setAside: Award['setAside']): boolean =>
  !setAside.filter(isStillSetAside).every(isLeftOut);

/** Why a recommendation can be returned and not approved: what it stands on was changed after it was made. */
export const barriersInRecommendation = (
  by: Recommendation['by'],
  { recommenderHasConflict, isInDoubt, isOpenedAgain, isSetAsideAgain, isFlagged }: ChangedSince,
): readonly NoLongerSoBarrier[] => [
  ...(recommenderHasConflict
    ? [
        {
          code: 'recommender-conflict',
          text: `${by.name}, who recommended, has declared a conflict of interest with an applicant. Return it, so that somebody else can recommend.`,
        } as const,
      ]
    : []),
  ...(isInDoubt
    ? [
        {
          code: 'location-in-doubt',
          text: 'An application that was opened later names the location of another. Return the recommendation: it can be made again once that is decided.',
        } as const,
      ]
    : []),
  ...(isOpenedAgain
    ? [
        {
          code: 'opened-again',
          text: 'Marks were opened again after a conflict of interest was declared. Return the recommendation: it can be made again once they are settled.',
        } as const,
      ]
    : []),
  ...(isSetAsideAgain
    ? [
        {
          code: 'set-aside-again',
          text: 'An application that cannot be opened is no longer left out. Return the recommendation: it can be made again once that application is settled.',
        } as const,
      ]
    : []),
  ...(isFlagged
    ? [
        {
          code: 'open-flag',
          text: 'A flag is open on an application. It can be approved once somebody of the team that is asked has settled it, or its author has taken it back.',
        } as const,
      ]
    : []),
];

/**
 * What stands against approving, whoever does it (docs/rules.md, rule 6): an approval names an authority in force on the day, for
 * awards of this agreement, whose limit covers its value; and what was recommended must still be so.
 */
export const barriersToApproving = (
  award: Award,
  authority: Authority | undefined,
  { id, estimatedValue }: Pick<Agreement, 'id' | 'estimatedValue'>,
  on: string,
): readonly ApprovingBarrier[] => [
  ...barriersInRecommendation(award.recommendation.by, changedSince(award)),
  ...(authority
    ? barriersToUsing(authority, { agreementId: id, decision: 'award', value: estimatedValue, on })
    : [{ code: 'no-authority', text: 'Select the authority that you approve under.' } as const]),
];

export const areSamePlaces = (some: readonly RecommendedPlace[], others: readonly RecommendedPlace[]): boolean => {
  const told = (places: readonly RecommendedPlace[]) =>
    places.map(({ applicationId, lot, total }) => `${applicationId} ${lot} ${pointsInWords(total)}`).toSorted();
  return told(some).join() === told(others).join();
};

import type { PlaceDecision, RegisterChange } from '../application/opened-application.ts';
import type { ApplicationStatus } from '../application/status.ts';
import type { Reason } from '../reason.ts';

interface Asked {
  readonly status: ApplicationStatus;
  readonly askedAgain?:
    | { readonly contract?: { readonly changes: readonly Pick<RegisterChange, 'worse'>[] } | undefined }
    | undefined;
  readonly placeDecision?: Pick<PlaceDecision, 'decision'> | undefined;
}

/**
 * How an application with a place stands before its contract (docs/rules.md, rule 4): `ready` where the register was asked again and
 * nothing is worse, or an officer accepted it; `held-back` where something is worse or the register could not be asked, until an officer
 * decides; `withheld` where one decided against it.
 */
export const placeStanding = ({ status, askedAgain, placeDecision }: Asked): 'ready' | 'held-back' | 'withheld' => {
  if (status === 'place-withheld' || placeDecision?.decision === 'withhold') return 'withheld';
  if (placeDecision?.decision === 'accept') return 'ready';
  const asked = askedAgain?.contract;
  return asked && !asked.changes.some(({ worse }) => worse) ? 'ready' : 'held-back';
};

/** A place without a contract, and whether its account has proved that it speaks for the location. */
export type PlaceBefore = Asked & { readonly isProved: boolean };

/** Whether nothing holds a place back, and nobody had to decide so. */
export const isReady = (place: PlaceBefore): boolean =>
  place.isProved && place.placeDecision === undefined && placeStanding(place) === 'ready';

/** Whether an officer is still to decide on a place. One that waits for its proof alone is not decided on: it is proved, or withheld. */
export const isUndecided = (place: Asked, outOfReach: readonly Reason[]): boolean =>
  !place.placeDecision && (placeStanding(place) === 'held-back' || outOfReach.length > 0);

/** Whether anything follows from going on: a contract that can be made now, or a place that is withheld. */
export const leadsOn = (place: PlaceBefore): boolean =>
  placeStanding(place) === 'withheld' || (placeStanding(place) === 'ready' && place.isProved);

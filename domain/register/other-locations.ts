import { type Activity, standingFor } from './activity.ts';
import type { RegisterFinding } from './finding.ts';
import { ratingOf } from './rating.ts';
import { isPlainlyInadequate } from './rating-reasons.ts';
import type { Location, Provider } from './records.ts';
import { mayHaveSuccessor, statusOf } from './status.ts';

/** The provider's other locations, as far as they were read and bear upon the check. */
export interface OtherLocations {
  /** Not known to be closed, for whatever activity. */
  readonly open: Location[];
  /** Of the open ones those that are, or may be, registered for the activity and not rated Inadequate: a check might rest on one of these. */
  readonly qualifying: Location[];
  /** Of the open ones those that are, or may be, registered for the activity and are plainly rated Inadequate. */
  readonly inadequate: Location[];
  /** On the provider's record, but not read: a provider may have hundreds. */
  readonly unread: string[];
}

/** Sorts a provider's other locations by whether the activity could be carried on from them. */
export const otherLocations = (
  location: Location,
  provider: Provider | undefined,
  siblings: readonly Location[],
  activity: Activity,
): OtherLocations => {
  const others = siblings.filter(({ locationId }) => locationId !== location.locationId);
  const read = new Set([location.locationId, ...others.map(({ locationId }) => locationId)]);
  const open = others.filter((other) => statusOf(other) !== 'deregistered');
  const active = open.filter((other) => standingFor(other, activity) !== 'not-registered');
  const isInadequate = (other: Location) => isPlainlyInadequate(ratingOf(other, activity));
  return {
    open,
    qualifying: active.filter((other) => !isInadequate(other)),
    inadequate: active.filter(isInadequate),
    unread: (provider?.locationIds ?? []).filter((id) => !read.has(id)),
  };
};

/**
 * Whether the rule's "at least one location" might be met by another registration than the one named: by another
 * location of the provider, by the registration under which it or its provider may have been carried on, or by who knows what of a
 * provider not on record.
 */
export const mayRestElsewhere = (
  location: Location,
  provider: Provider | undefined,
  { qualifying, unread }: OtherLocations,
): boolean =>
  qualifying.length > 0 ||
  unread.length > 0 ||
  mayHaveSuccessor(location) ||
  provider === undefined ||
  mayHaveSuccessor(provider);

/**
 * Several locations are referred (docs/rules.md, rule 4) only where the check could rest on more than one: other locations
 * that are registered for the activity. Closed ones, and those for another activity, leave no doubt.
 */
export const reasonsOfOtherLocations = (others: OtherLocations, activity: Activity): RegisterFinding[] => {
  const registered = [...others.qualifying, ...others.inadequate];
  const reasons: RegisterFinding[] = [];
  if (registered.length > 0 || others.unread.length > 0) {
    const known = registered.length > 0 ? `: ${listed(registered)}` : '';
    const unread = others.unread.length > 0 ? ` Not looked at: ${others.unread.length}.` : '';
    reasons.push({
      code: 'several-locations',
      outcome: 'refer',
      text: `This provider has other locations on CQC’s register that are, or may be, registered for ${activity.name}${known}.${unread} An officer confirms which location the care would be given from.`,
    });
  }
  for (const other of others.inadequate) {
    reasons.push({
      code: 'another-location-inadequate',
      outcome: 'refer',
      text: `Another location of this provider, ${named(other)}, is rated Inadequate by CQC.`,
    });
  }
  return reasons;
};

const listed = (locations: readonly Location[]): string => {
  const more = locations.length - 5;
  return `${locations.slice(0, 5).map(named).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

const named = ({ name, locationId }: Location): string => `${name} (${locationId})`;

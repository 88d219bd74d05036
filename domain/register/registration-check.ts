import { type CheckOutcome, outcomeOf } from '../reason.ts';
import { type Activity, isRegisteredFor } from './activity.ts';
import type { Looked } from './looked.ts';
import { mayRestElsewhere, otherLocations, reasonsOfOtherLocations } from './other-locations.ts';
import { reasonsOfRating } from './rating-reasons.ts';
import { inWords, type Reason } from './reason.ts';
import type { Location, Provider } from './records.ts';
import { reasonsOfRegistration, reasonsOfReRegistration } from './registration-reasons.ts';
import { hasSuccessor } from './status.ts';

export type RegistrationCheck = { outcome: CheckOutcome; reasons: Reason[] };

type Registered = {
  location: Location;
  /** Absent when the register holds the location and not its provider. */
  provider?: Provider | undefined;
  /**
   * The provider's other locations that were read; ids on the provider's record that are not among them count as
   * unread.
   */
  siblings?: readonly Location[];
  /** What the agreement asks a provider to be registered for. */
  requiredActivity: Activity;
  /** The day of the check, `YYYY-MM-DD`. */
  on: string;
};

/**
 * The registration check of docs/rules.md, rule 4: pass where provider and location are registered, for the activity, and the
 * location is not rated Inadequate. Every reason is given, never only the first. A location's fault fails only while no
 * other location of the provider could meet the rule's "at least one location"; otherwise an officer decides which
 * location counts.
 */
export const checkRegistration = ({
  location,
  provider,
  siblings,
  requiredActivity,
  on,
}: Registered): RegistrationCheck => {
  const others = otherLocations(location, provider, siblings ?? [], requiredActivity);
  const elsewhere = mayRestElsewhere(location, provider, others);
  const reasons = [
    ...reasonsOfRegistration('location', location, on, elsewhere),
    ...reasonsOfReRegistration('location', location),
    ...reasonsOfProvider(location, provider, on),
    ...reasonsOfActivity(location, requiredActivity, elsewhere),
    ...reasonsOfDormancy(location),
    ...reasonsOfRating(location, requiredActivity, elsewhere),
    ...reasonsOfOtherLocations(others, requiredActivity),
  ];
  return { outcome: outcomeOf(reasons), reasons };
};

/**
 * The same check of whatever the register answered. An id that it does not hold is referred, since a slip of the pen is
 * likelier than a false claim; a register that could not be asked never fails anybody (docs/rules.md, rule 4).
 */
export const checkAgainstRegister = (
  looked: Looked,
  asked: Pick<Registered, 'requiredActivity' | 'on'>,
): RegistrationCheck => {
  if (looked.kind === 'found') return checkRegistration({ ...looked, ...asked });
  const reason: Reason =
    looked.kind === 'not-found'
      ? { code: 'not-on-register', outcome: 'refer', text: notFound(looked.providerOfThatId) }
      : {
          code: 'register-unavailable',
          outcome: 'refer',
          text: 'CQC’s register could not be asked. That is no fault of the provider, and counts against nobody.',
        };
  return { outcome: 'refer', reasons: [reason] };
};

const notFound = (provider: Provider | undefined): string =>
  provider
    ? `That is the ID of a provider, ${provider.name}, and not of one of its locations on CQC’s register.`
    : 'CQC’s register holds no location with that ID.';

const reasonsOfProvider = (location: Location, provider: Provider | undefined, on: string): Reason[] => {
  if (!provider) {
    const text = `CQC’s register holds no provider with the ID that it gives for this location (${location.providerId}).`;
    return [{ code: 'provider-not-on-register', outcome: 'refer', text }];
  }
  const mismatch: Reason[] =
    provider.providerId === location.providerId
      ? []
      : [
          {
            code: 'provider-does-not-match',
            outcome: 'refer',
            text: `CQC’s register gives this location to provider ${location.providerId}, and not to ${provider.providerId}.`,
          },
        ];
  return [
    ...mismatch,
    // A location that was carried on under a new ID often leaves a closed provider behind.
    ...reasonsOfRegistration('provider', provider, on, hasSuccessor(location)),
    ...reasonsOfReRegistration('provider', provider),
  ];
};

const reasonsOfActivity = (location: Location, activity: Activity, elsewhere: boolean): Reason[] => {
  if (isRegisteredFor(location, activity)) return [];
  const text = `CQC’s register does not show this location as registered for ${activity.name}.`;
  return elsewhere
    ? [
        {
          code: 'activity-not-registered',
          outcome: 'refer',
          text: `${text} Another registration of this provider may be.`,
        },
      ]
    : [{ code: 'activity-not-registered', outcome: 'fail', text }];
};

const reasonsOfDormancy = ({ dormancy, dormancyStartDate }: Location): Reason[] => {
  if (dormancy?.trim().toUpperCase() !== 'Y') return [];
  const since = dormancyStartDate ? ` since ${inWords(dormancyStartDate)}` : '';
  return [
    {
      code: 'dormant',
      outcome: 'refer',
      text: `CQC’s register shows this location as dormant${since}: it gives no care now.`,
    },
  ];
};

import { type CheckOutcome, outcomeOf } from '../reason.ts';
import type { Activity } from './activity.ts';
import { reasonsOfActivity } from './activity-reasons.ts';
import { reasonsOfDormancy } from './dormancy.ts';
import type { RegisterFinding } from './finding.ts';
import { type Applicant, type Compared, compareIdentity, reasonsOfIdentity } from './identity.ts';
import type { Looked } from './looked.ts';
import { mayRestElsewhere, type OtherLocations, otherLocations, reasonsOfOtherLocations } from './other-locations.ts';
import { reasonsOfRating } from './rating-reasons.ts';
import type { Location, Provider } from './records.ts';
import { nobody, type RegisteredPeople } from './registered-people.ts';
import { type Doubt, reasonsOfRegistration, reasonsOfReRegistration } from './registration-reasons.ts';
import { endsAfter, mayHaveSuccessor, statusOf } from './status.ts';

export interface RegistrationCheck {
  readonly outcome: CheckOutcome;
  readonly reasons: RegisterFinding[];
  /** What the applicant says of itself beside what the register says; empty where there was nothing to compare. */
  readonly compared: Compared[];
}

interface Registered {
  readonly location: Location;
  /** Absent when the register holds the location and not its provider. */
  readonly provider?: Provider | undefined;
  /**
   * The provider's other locations that were read; ids on the provider's record that are not among them count as
   * unread.
   */
  readonly siblings?: readonly Location[];
  /** Whom the records name. */
  readonly people?: RegisteredPeople | undefined;
  /** Who applies; without it, the registration is judged and nobody is compared with it. */
  readonly applicant?: Applicant | undefined;
  /** What the agreement asks a provider to be registered for. */
  readonly requiredActivity: Activity;
  /** The day of the check, `YYYY-MM-DD`. */
  readonly on: string;
}

/**
 * The registration check of docs/rules.md, rule 4: pass where provider and location are registered, for the activity, the
 * location is not rated Inadequate, and the applicant is whom the register names. Every reason is given, never only the first. A
 * location's fault fails only while no other location of the provider could meet the rule's "at least one location"; otherwise an
 * officer decides which location counts.
 */
export const checkRegistration = (registered: Registered): RegistrationCheck => {
  const { location, provider, siblings = [], people = nobody, applicant, requiredActivity, on } = registered;
  const others = otherLocations(location, provider, siblings, requiredActivity);
  const elsewhere = mayRestElsewhere(location, provider, others);
  const compared = applicant ? compareIdentity(applicant, { location, provider, people }) : [];
  const reasons = [
    ...reasonsOfRegistration('location', location, on, doubtOfLocation(provider, others, elsewhere)),
    ...reasonsOfReRegistration('location', location),
    ...reasonsOfProvider(location, provider, others, on),
    ...reasonsOfIdentity(compared),
    ...reasonsOfActivity(location, requiredActivity, elsewhere),
    ...reasonsOfDormancy(location, on),
    ...reasonsOfRating(location, requiredActivity, elsewhere),
    ...reasonsOfOtherLocations(others, requiredActivity),
  ];
  return { outcome: outcomeOf(reasons), reasons, compared };
};

/**
 * The same check of whatever the register answered, and the one entry for everybody who asks it. An id that it does not hold is
 * referred, since a slip of the pen is likelier than a false claim; a register that could not be asked, or whose record cannot be read,
 * never fails anybody (docs/rules.md, rule 4).
 */
export const checkAgainstRegister = (
  looked: Looked,
  asked: Pick<Registered, 'requiredActivity' | 'on' | 'applicant'>,
): RegistrationCheck =>
  looked.kind === 'found'
    ? checkRegistration({ ...looked, ...asked })
    : { outcome: 'refer', reasons: [withoutRecord(looked)], compared: [] };

/** What is found where the register could not be asked. */
export const REGISTER_UNAVAILABLE = 'register-unavailable';

const withoutRecord = (looked: Exclude<Looked, { readonly kind: 'found' }>): RegisterFinding => {
  switch (looked.kind) {
    case 'not-found':
      return { code: 'not-on-register', outcome: 'refer', text: notFound(looked.providerOfThatId) };
    case 'unreadable':
      return {
        code: 'record-unreadable',
        outcome: 'refer',
        text: `CQC’s register answered, but its record of the ${looked.record} could not be read. That is no fault of the provider, and counts against nobody.`,
      };
    case 'unavailable':
      return {
        code: REGISTER_UNAVAILABLE,
        outcome: 'refer',
        text: 'CQC’s register could not be asked. That is no fault of the provider, and counts against nobody.',
      };
  }
};

const notFound = (provider: Provider | undefined): string =>
  provider
    ? `That is the ID of a provider, ${provider.name}, and not of one of its locations on CQC’s register.`
    : 'CQC’s register holds no location with that ID.';

const doubtOfLocation = (provider: Provider | undefined, { open }: OtherLocations, elsewhere: boolean): Doubt => {
  if (elsewhere) return 'Another registration of this provider may stand in its place.';
  return provider && statusOf(provider) !== 'deregistered' && open.length === 0
    ? 'It does not show the provider as deregistered, and contradicts itself: it shows no open location of it.'
    : undefined;
};

const reasonsOfProvider = (
  location: Location,
  provider: Provider | undefined,
  others: OtherLocations,
  on: string,
): RegisterFinding[] => {
  if (!provider) {
    const text = `CQC’s register holds no provider with the ID that it gives for this location (${location.providerId}).`;
    return [{ code: 'provider-not-on-register', outcome: 'refer', text }];
  }
  return [
    ...mismatches(location, provider).map(
      (text): RegisterFinding => ({ code: 'provider-does-not-match', outcome: 'refer', text }),
    ),
    ...reasonsOfRegistration('provider', provider, on, doubtOfProvider(location, others, on)),
    ...reasonsOfReRegistration('provider', provider),
  ];
};

const mismatches = (location: Location, provider: Provider): string[] => {
  if (provider.providerId !== location.providerId)
    return [
      `CQC’s register gives this location to provider ${location.providerId}, and not to ${provider.providerId}.`,
    ];
  return statusOf(location) === 'deregistered' || provider.locationIds.includes(location.locationId)
    ? []
    : ['CQC’s register does not list this location among those of its provider.'];
};

const doubtOfProvider = (location: Location, { open, unread }: OtherLocations, on: string): Doubt => {
  if (statusOf(location) !== 'deregistered' || endsAfter(location, on) || open.length > 0)
    return 'It does not show every location of the provider as deregistered, and contradicts itself.';
  // A location that was carried on under a new ID often leaves a closed provider behind.
  return mayHaveSuccessor(location) || unread.length > 0 ? 'Another registration may stand in its place.' : undefined;
};

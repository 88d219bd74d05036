import type { Activity } from './activity.ts';
import type { RegisterFindingCode } from './finding.ts';
import type { Looked } from './looked.ts';
import { otherLocations } from './other-locations.ts';
import type { Location, Provider } from './records.ts';
import { statusOf } from './status.ts';
import { namedSuccessors } from './successor.ts';

/** A location that an officer may take for the one that the care would be given from, and what speaks for it. */
export interface LocationChoice {
  readonly locationId: string;
  readonly name?: string | undefined;
  readonly relation: 'named' | 'successor' | 'same-provider';
}

/** A national provider has hundreds of locations: beyond these, the ID is entered. */
export const MOST_OFFERED = 10;

/**
 * The locations that might count for an application that names this one, as far as the register tells: the one named unless it is closed
 * or not on the register, the successors of it that the register names, and the provider's other locations that would qualify.
 */
export const locationChoices = (looked: Looked, namedId: string, activity: Activity): LocationChoice[] => {
  switch (looked.kind) {
    case 'found':
      return choicesBeside(looked.location, looked.provider, looked.siblings, activity);
    case 'not-found':
      return locationsOfProvider(looked);
    default:
      return [{ locationId: namedId, relation: 'named' }];
  }
};

type OfProvider = Omit<Extract<Looked, { readonly kind: 'not-found' }>, 'kind'>;

const choicesBeside = (
  location: Location,
  provider: Provider | undefined,
  siblings: readonly Location[],
  activity: Activity,
): LocationChoice[] => {
  const { locationId, name } = location;
  const named: LocationChoice[] =
    statusOf(location) === 'deregistered' ? [] : [{ locationId, name, relation: 'named' }];
  const successors = namedSuccessors(location).map(
    (successor): LocationChoice => ({ ...successor, relation: 'successor' }),
  );
  const others = otherLocations(location, provider, siblings, activity).qualifying.map(
    (other): LocationChoice => ({ locationId: other.locationId, name: other.name, relation: 'same-provider' }),
  );
  const all = [...named, ...successors, ...others];
  return all
    .filter((choice, at) => all.findIndex((one) => one.locationId === choice.locationId) === at)
    .slice(0, MOST_OFFERED);
};

/** The locations of the provider whose id was taken for a location's, by name where they were read: closed ones are none to choose. */
export const locationsOfProvider = ({ providerOfThatId, locations = [] }: OfProvider): LocationChoice[] => {
  const read = new Map(locations.map((location) => [location.locationId, location]));
  const isClosed = (id: string) => {
    const location = read.get(id);
    return location !== undefined && statusOf(location) === 'deregistered';
  };
  return (providerOfThatId?.locationIds ?? [])
    .filter((id) => !isClosed(id))
    .slice(0, MOST_OFFERED)
    .map((locationId) => ({ locationId, name: read.get(locationId)?.name, relation: 'same-provider' }));
};

const inQuestion: ReadonlySet<string> = new Set<RegisterFindingCode>([
  'register-unavailable',
  'record-unreadable',
  'not-on-register',
  'provider-not-on-register',
  'provider-does-not-match',
  'location-deregistered',
  'provider-deregistered',
  're-registered',
  'registration-status-unknown',
  'registration-dates-odd',
  'activity-not-registered',
  'activity-unclear',
  'dormant',
  'dormancy-unknown',
  'several-locations',
]);

/** Whether accepting a referral must say which location counts: what was found leaves that open (docs/rules.md, rule 4). */
export const asksWhichLocation = (findings: readonly { readonly code: string }[]): boolean =>
  findings.some(({ code }) => inQuestion.has(code));

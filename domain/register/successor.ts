import type { Looked } from './looked.ts';
import type { Location } from './records.ts';
import { registerIdFrom } from './register-id.ts';
import { successorsOf } from './status.ts';

/** A location by its ID, with its name where the register gives one. */
export interface NamedLocation {
  readonly locationId: string;
  readonly name?: string | undefined;
}

/** The locations that the register names as those that carry this one on under a new ID. */
export const namedSuccessors = (location: Location): readonly NamedLocation[] =>
  successorsOf(location).flatMap(({ relatedLocationId, relatedLocationName }): NamedLocation[] => {
    const locationId = registerIdFrom(relatedLocationId ?? '');
    return locationId && locationId !== location.locationId ? [{ locationId, name: relatedLocationName }] : [];
  });

/** The first of them, of whatever was looked up. */
export const successorIn = (looked: Looked): NamedLocation | undefined =>
  looked.kind === 'found' ? namedSuccessors(looked.location)[0] : undefined;

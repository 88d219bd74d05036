import type { RegisterContact } from './contact.ts';
import type { Location, Provider } from './records.ts';
import type { RegisteredPeople } from './registered-people.ts';

/** Why the register could not be asked. `misdirected`: something else than the register answered. */
export type WhyUnavailable = 'timeout' | 'throttled' | 'server-error' | 'misdirected' | 'refused' | 'unreachable';

/** What came of looking a location up on the register. */
export type Looked =
  | {
      readonly kind: 'found';
      readonly location: Location;
      readonly provider?: Provider | undefined;
      readonly siblings: Location[];
      /** Whom the records of the location and of its provider name; absent where nobody read them for people. */
      readonly people?: RegisteredPeople | undefined;
      /** How the register says that the location is reached: to be shown, and kept nowhere. */
      readonly contact?: RegisterContact | undefined;
    }
  | {
      readonly kind: 'not-found';
      /** The id is a provider's: people often copy that one. */
      readonly providerOfThatId?: Provider | undefined;
      /** Those of this provider's locations that were read. */
      readonly locations?: readonly Location[];
    }
  /** The register answered, and its record of the location or of the provider is none that this service can read. */
  | { readonly kind: 'unreadable'; readonly record: 'location' | 'provider' }
  | { readonly kind: 'unavailable'; readonly why: WhyUnavailable; readonly retryAfterSeconds?: number | undefined };

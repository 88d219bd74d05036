import type { Location, Provider } from './records.ts';
import type { RegisteredPeople } from './registered-people.ts';

/** Why the register could not be asked. `misdirected`: something else than the register answered. */
export type WhyUnavailable = 'timeout' | 'throttled' | 'server-error' | 'misdirected' | 'refused' | 'unreachable';

/** What came of looking a location up on the register. */
export type Looked =
  | {
      kind: 'found';
      location: Location;
      provider?: Provider | undefined;
      siblings: Location[];
      /** Whom the records of the location and of its provider name; absent where nobody read them for people. */
      people?: RegisteredPeople | undefined;
    }
  | {
      kind: 'not-found';
      /** The id is a provider's: people often copy that one. */
      providerOfThatId?: Provider | undefined;
    }
  /** The register answered, and its record of the location or of the provider is none that this service can read. */
  | { kind: 'unreadable'; record: 'location' | 'provider' }
  | { kind: 'unavailable'; why: WhyUnavailable; retryAfterSeconds?: number | undefined };

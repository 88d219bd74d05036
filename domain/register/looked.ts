import type { Location, Provider } from './records.ts';

/** Why the register could not be asked. */
export type WhyUnavailable = 'timeout' | 'throttled' | 'server-error' | 'malformed' | 'refused' | 'unreachable';

/** What came of looking a location up on the register. */
export type Looked =
  | { kind: 'found'; location: Location; provider?: Provider | undefined; siblings: Location[] }
  | {
      kind: 'not-found';
      /** The id is a provider's: people often copy that one. */
      providerOfThatId?: Provider | undefined;
    }
  | { kind: 'unavailable'; why: WhyUnavailable; retryAfterSeconds?: number | undefined };

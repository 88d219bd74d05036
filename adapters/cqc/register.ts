import type { Looked, WhyUnavailable } from '../../domain/register/looked.ts';
import type { Location, Provider } from '../../domain/register/records.ts';

export type Unavailable = Extract<Looked, { readonly kind: 'unavailable' }>;
export interface NotFound {
  readonly kind: 'not-found';
}

/** In the place of a body that is no record: it may hold personal data anywhere, so only its hash is kept, to be held beside CQC's own. */
export interface Unread {
  readonly unreadable: { readonly sha256: string; readonly characters: number };
}
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly body: Unread;
}

/** What the register answered, as kept for an officer, an auditor or a challenger. It holds no personal data. */
export interface Evidence {
  /** When the last answer came, ISO 8601 in UTC. */
  readonly fetchedAt: string;
  /** Of the canonical JSON of `bodies`, in hexadecimal. */
  readonly sha256: string;
  readonly bodies: { readonly path: string; readonly status: number; readonly body: unknown }[];
}

export type LookedUp = (Exclude<Looked, Unavailable> & { readonly evidence: Evidence }) | Unavailable;

/**
 * A regulator's register of providers and locations. Nothing here rejects on account of the register: being slow,
 * absent or wrong is an answer of its kind, so that it can never be mistaken for a fault of a provider.
 */
export interface Register {
  location(
    id: string,
  ): Promise<{ readonly kind: 'found'; readonly location: Location } | NotFound | Unreadable | Unavailable>;
  provider(
    id: string,
  ): Promise<{ readonly kind: 'found'; readonly provider: Provider } | NotFound | Unreadable | Unavailable>;
  /**
   * A location with its provider and the provider's other locations (at most 20 of these are read), and the evidence.
   */
  look(locationId: string): Promise<LookedUp>;
}

/**
 * The error of a task that found the register unavailable; a state machine retries it by its name,
 * `RegisterUnavailable`, and refers the application to an officer when retrying comes to nothing.
 */
export class RegisterUnavailable extends Error {
  override readonly name = 'RegisterUnavailable';
  readonly why: WhyUnavailable;
  readonly retryAfterSeconds: number | undefined;

  constructor({ why, retryAfterSeconds }: Unavailable) {
    super(`The register could not be asked: ${why}`);
    this.why = why;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

import type { Html } from './console/html.ts';
import type { Reply } from './console/reply.ts';
import type { Handler } from './gate/handler.ts';

/** A switch of how a service misbehaves: the names of its faults, `none` among them. */
export interface Faults {
  faults(): string[];
  current(): string;
  set(name: string): void;
}

/** What a service shows in the console, such as the messages that it took. */
export interface ServicePages {
  /** Where they lie, such as `/_local/messages`; one of them lies a name below it. */
  readonly path: string;
  readonly title: string;
  /** A line of the overview, with a link to them. */
  overview(): Html;
  /** The page of that name, or the first one. */
  show(name: string | undefined, query: URLSearchParams): Reply;
}

/** A service that the app calls and that is not AWS's, played on this machine. */
export interface OutsideService {
  /** What the console calls it. */
  readonly title: string;
  /** Each variable of a function that holds its address, with the path on the site where it is played, such as `/_local/mail/v2`. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Each variable that names the parameter of a key for it, with what makes a key of the form that its owner gives out. */
  readonly keys?: Readonly<Record<string, () => string>>;
  readonly faults: Faults;
  readonly pages?: ServicePages;
  readonly handle: Handler;
  close?(): void;
}

/** What the services outside may know of the cloud around them. */
export interface OutsideContext {
  /** Where something is kept that outlives a stop. */
  file(name: string): string;
  /** What the template gives its functions under a variable, each value once. */
  valuesOf(variable: string): readonly string[];
  /** The secrets in the parameters that the variable names, each once: the keys that a service has given out. */
  secretsOf(variable: string): readonly string[];
}

/** The services outside, and whatever else who started them wants to have at hand. */
export interface Outside {
  readonly services: readonly OutsideService[];
}

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ActsFor } from '../sign-in/acting.ts';
import type { Problem } from './problem.ts';

/** What a form sent: a field that came more than once (checkboxes) is an array. Line ends are `\n`. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** The signed-in person a request comes from. */
export interface Visitor {
  /** The identity provider's name for the person, stable for good. */
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  /**
   * What routes ask for: of an officer the groups that the identity provider puts them in, as they were within the last five minutes; of whoever acts for a
   * provider, what they may do for it.
   */
  readonly groups: readonly string[];
  /** The provider that the person acts for. It says nothing of an officer. */
  readonly actsFor: ActsFor;
  /**
   * The session that the request belongs to, when its owner last gave their password (ISO 8601), and in how many milliseconds it ends unless
   * it is used again.
   */
  readonly session: { readonly id: string; readonly signedInAt: string; readonly endsInMs: number };
  /** Goes into each form as `_token`; the layout's `form` macro does so. */
  readonly formToken: string;
}

type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

/** What a page gets to see of a request. */
export interface PageRequest<Path extends string = string> {
  /** The path asked for, decoded as it came, without the query. */
  readonly path: string;
  /** The values in the route's braces, decoded. */
  readonly params: string extends Path
    ? Readonly<Record<string, string>>
    : Readonly<Record<ParameterNames<Path>, string>>;
  readonly query: URLSearchParams;
  /** Empty for a GET. */
  readonly form: FormFields;
  /** When the request reached the service (API Gateway's clock), ISO 8601 in UTC: what deadlines are judged by. */
  readonly arrivedAt: string;
  /** What the same person had typed when their sign-in ran out, and the path that it was sent to. */
  readonly kept: KeptForm | undefined;
  /** The same, where it was sent to the path asked for: show it again. */
  readonly restored: FormFields | undefined;
  readonly visitor: Visitor | undefined;
  /** `name=value` each; for the sign-in pages. */
  readonly cookies: readonly string[];
  /** Whether a link or form of another site led here. */
  readonly fromElsewhere: boolean;
  /** The kind of browser that asks, in plain words. */
  readonly browser: string;
}

/** What a page for people who have signed in gets to see. */
export interface SignedInRequest<Path extends string = string> extends PageRequest<Path> {
  readonly visitor: Visitor;
  /** Where to sign in again for what takes a fresh sign-in; undefined where that was within the last ten minutes. */
  readonly signInFirst: string | undefined;
}

/** The event as it passes through the stack, each middleware adding what it found out. */
export type PageEvent = APIGatewayProxyEventV2 & {
  // biome-ignore-start lint/plugin: middleware adds them on the way
  form?: FormFields;
  visit?: Visit;
  /** The pattern of the route that took the request: logs name it, as a path itself can say who somebody is. */
  route?: string;
  // biome-ignore-end lint/plugin: middleware adds them on the way
};

interface KeptForm {
  readonly path: string;
  readonly fields: FormFields;
}

/**
 * What is known of who asks; `kept` is what they typed, and where, before their sign-in ran out; `refused` says what keeps somebody who is
 * signed in from everything that is not open to everyone.
 */
interface Visit {
  readonly visitor?: Visitor;
  readonly refused?: Problem;
  readonly kept?: KeptForm;
}

/** One value of a field; the first where there are several, '' where there is none. */
export const oneValue = (form: FormFields, name: string): string => {
  const value = form[name] ?? '';
  return typeof value === 'string' ? value : (value[0] ?? '');
};

/** All values of a field, as checkboxes send them. */
export const allValues = (form: FormFields, name: string): readonly string[] => {
  const value = form[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
};

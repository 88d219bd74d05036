import { createHash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Now } from '../clock.ts';

/** Who signed in, as the identity provider said at that time; the groups of officers are asked for again and again. */
const account = z.object({
  subject: z.string().min(1),
  name: z.string().min(1),
  email: z.string(),
  groups: z.array(z.string()),
  /** The provider that somebody acts for together with others; absent of whoever acts for themselves alone. */
  actsFor: z.string().optional(),
});
export type Account = z.infer<typeof account>;

/** A session as it is stored; times are epoch milliseconds. */
export const sessionRow = z.object({
  pk: z.string(),
  account,
  startedAt: z.number(),
  seenAt: z.number(),
  endedAt: z.number().optional(),
  /** When the person last gave their password; a session from before this was noted counts as long ago. */
  signedInAt: z.number().default(0),
  /** When the groups were last read at the identity provider. */
  groupsReadAt: z.number().default(0),
  /** "Firefox on Android": all that is kept of the browser. */
  browser: z.string().default('A browser'),
});
export type SessionRow = z.infer<typeof sessionRow>;

/** Where sessions are kept, and the clock they run by. */
export interface SessionTable {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly now: Now;
}

export type Whose = 'provider' | 'officer';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Without a request for so many minutes, a person signs in again: who decides for a council leaves a desk that others pass. */
const IDLE_MINUTES: Readonly<Record<Whose, number>> = { provider: 60, officer: 30 };
/** Signed in for this long, a person signs in again whatever they do. */
export const LONGEST_MS = 12 * HOUR;
// A day beyond its end a session still says whose it was, so that what they had typed is given back to nobody else.
export const REMEMBERED_MS = LONGEST_MS + 24 * HOUR;

/** When a session ends that is not used again, in epoch milliseconds. */
export const endOf = ({ seenAt, startedAt }: Pick<SessionRow, 'seenAt' | 'startedAt'>, whose: Whose): number =>
  Math.min(seenAt + IDLE_MINUTES[whose] * MINUTE, startedAt + LONGEST_MS);

export const isLive = (session: SessionRow, whose: Whose, now: number): boolean =>
  !session.endedAt && now < endOf(session, whose);

/** The name of a session, from which its secret cannot be found out: whoever reads the table or a page cannot take one over. */
export const sessionIdOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const keyOf = (sessionId: string) => ({ pk: `session#${sessionId}` });

export const idOf = ({ pk }: Pick<SessionRow, 'pk'>): string => pk.slice('session#'.length);

/** The keys of the index by person: officers lie together, since their administrators look at all of them, and providers each apart. */
export const listKeys = (whose: Whose, subject: string, startedAt?: number) => ({
  gsi1pk: whose === 'officer' ? 'OFFICERS' : `PERSON#${subject}`,
  gsi1sk: `${subject}#${startedAt === undefined ? '' : new Date(startedAt).toISOString()}`,
});

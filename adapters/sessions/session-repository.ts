import { createHash, randomBytes } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Now } from '../clock.ts';

/** Who signed in, as the identity provider said at that time. */
const account = z.object({
  subject: z.string().min(1),
  name: z.string().min(1),
  email: z.string(),
  groups: z.array(z.string()),
});
export type Account = z.infer<typeof account>;

const row = z.object({ account, startedAt: z.number(), seenAt: z.number(), endedAt: z.number().optional() });

/** Where sessions are kept, and the clock they run by. */
export interface SessionTable {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly now: Now;
}

/** A session as found: still `live`, or over, in which case it only says whose it was. */
export interface FoundSession {
  readonly live: boolean;
  readonly account: Account;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Without a request for so many minutes, a person signs in again: who decides for a council leaves a desk that others pass. */
const IDLE_MINUTES = { provider: 60, officer: 30 } as const;
/** Signed in for this long, a person signs in again whatever they do. */
export const LONGEST_MS = 12 * HOUR;
// A day beyond its end a session still says whose it was, so that what they had typed is given back to nobody else.
const REMEMBERED_MS = LONGEST_MS + 24 * HOUR;

/**
 * Sessions, one row each under the SHA-256 of its secret id: whoever reads the table cannot take one over. Whether a session is
 * live is judged by its row and the time now, never by the cookie or by the table's own expiry, which comes late.
 * The table's partition key is `pk` (string), its TTL attribute `expiresAt` (epoch seconds).
 */
export const sessionRepository = ({ documents, table, now: clock }: SessionTable, whose: keyof typeof IDLE_MINUTES) => {
  const idleMs = IDLE_MINUTES[whose] * MINUTE;
  const milliseconds = () => Date.parse(clock());
  const set = async (pk: string, attribute: 'seenAt' | 'endedAt', now: number): Promise<void> => {
    const update = new UpdateCommand({
      TableName: table,
      Key: { pk },
      UpdateExpression: 'SET #attribute = :now',
      // A row that has expired meanwhile must not come back as half a row.
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#attribute': attribute },
      ExpressionAttributeValues: { ':now': now },
    });
    await documents.send(update).catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  };

  return {
    /** Starts a session and answers its secret id, which is kept nowhere else than in the person's cookie. */
    start: async (who: Account): Promise<string> => {
      const secret = randomBytes(32).toString('base64url');
      const now = milliseconds();
      const Item = {
        pk: idOf(secret),
        account: who,
        startedAt: now,
        seenAt: now,
        expiresAt: Math.ceil((now + REMEMBERED_MS) / 1000),
      };
      await documents.send(new PutCommand({ TableName: table, Item }));
      return secret;
    },

    /** The session with this secret id, and notes that it was used; undefined where there never was one, or it is forgotten. */
    find: async (secret: string): Promise<FoundSession | undefined> => {
      const pk = idOf(secret);
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { pk }, ConsistentRead: true }));
      if (!Item) return undefined;
      const session = row.parse(Item);
      const now = milliseconds();
      // The table deletes what has expired when it comes to it, days later or not at all.
      if (now >= session.startedAt + REMEMBERED_MS) return undefined;
      const live = !session.endedAt && now < session.seenAt + idleMs && now < session.startedAt + LONGEST_MS;
      // Noted once a minute: a write for each request would buy nothing.
      if (live && now >= session.seenAt + MINUTE) await set(pk, 'seenAt', now);
      return { live, account: session.account };
    },

    /** Ends a session at once, for all browsers that hold its id. */
    end: async (secret: string): Promise<void> => {
      await set(idOf(secret), 'endedAt', milliseconds());
    },
  };
};

const idOf = (secret: string): string => `session#${createHash('sha256').update(secret).digest('hex')}`;

export type SessionRepository = ReturnType<typeof sessionRepository>;

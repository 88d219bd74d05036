import { randomBytes } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import {
  type Account,
  endOf,
  isLive,
  keyOf,
  listKeys,
  REMEMBERED_MS,
  type SessionTable,
  sessionIdOf,
  sessionRow,
  type Whose,
} from './session-row.ts';

/** A session as found: still `live`, or over, in which case it only says whose it was. */
export interface FoundSession {
  readonly id: string;
  readonly live: boolean;
  readonly account: Account;
  /** When the person last gave their password, ISO 8601. */
  readonly signedInAt: string;
  /** In how many milliseconds it ends unless it is used again. */
  readonly endsInMs: number;
  /** How long ago the groups were read at the identity provider. */
  readonly groupsAgeMs: number;
}

/** What is known of a sign-in beside whose it is. */
interface SignedIn {
  /** When the password was given, ISO 8601; now where it is left out. */
  readonly at?: string | undefined;
  /** In plain words, such as "Firefox on Android". */
  readonly browser?: string;
}

const MINUTE = 60_000;

/**
 * Sessions, one row each under the SHA-256 of its secret id: whoever reads the table cannot take one over. Whether a session is
 * live is judged by its row and the time now, never by the cookie or by the table's own expiry, which comes late.
 * The table's partition key is `pk` (string), its TTL attribute `expiresAt` (epoch seconds); its index `byPerson` lists those not ended.
 */
export const sessionRepository = ({ documents, table, now: clock }: SessionTable, whose: Whose) => {
  const milliseconds = () => Date.parse(clock());
  const change = async (
    id: string,
    how: Pick<UpdateCommandInput, 'UpdateExpression' | 'ExpressionAttributeValues'>,
  ) => {
    // A row that has expired meanwhile must not come back as half a row.
    const Condition = { ConditionExpression: 'attribute_exists(pk)' };
    const update = new UpdateCommand({ TableName: table, Key: keyOf(id), ...how, ...Condition });
    await documents.send(update).catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  };

  return {
    /** Starts a session and answers its secret id, which is kept nowhere else than in the person's cookie. */
    start: async (who: Account, { at, browser }: SignedIn = {}): Promise<string> => {
      const secret = randomBytes(32).toString('base64url');
      const now = milliseconds();
      const Item = {
        ...keyOf(sessionIdOf(secret)),
        ...listKeys(whose, who.subject, now),
        account: who,
        startedAt: now,
        seenAt: now,
        signedInAt: at === undefined ? now : Math.min(now, Date.parse(at)),
        groupsReadAt: now,
        ...(browser !== undefined && { browser }),
        expiresAt: Math.ceil((now + REMEMBERED_MS) / 1000),
      };
      await documents.send(new PutCommand({ TableName: table, Item }));
      return secret;
    },

    /** The session with this secret id, and notes that it was used; undefined where there never was one, or it is forgotten. */
    find: async (secret: string): Promise<FoundSession | undefined> => {
      const id = sessionIdOf(secret);
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }));
      if (!Item) return undefined;
      const session = sessionRow.parse(Item);
      const now = milliseconds();
      // The table deletes what has expired when it comes to it, days later or not at all.
      if (now >= session.startedAt + REMEMBERED_MS) return undefined;
      const live = isLive(session, whose, now);
      // Noted once a minute: a write for each request would buy nothing.
      const isNoted = live && now >= session.seenAt + MINUTE;
      if (isNoted)
        await change(id, { UpdateExpression: 'SET seenAt = :now', ExpressionAttributeValues: { ':now': now } });
      const signedInAt = new Date(session.signedInAt).toISOString();
      const endsInMs = endOf(isNoted ? { ...session, seenAt: now } : session, whose) - now;
      return { id, live, account: session.account, signedInAt, endsInMs, groupsAgeMs: now - session.groupsReadAt };
    },

    /** Keeps the groups that the identity provider has just named. */
    keepGroups: (secret: string, groups: readonly string[]): Promise<void> =>
      change(sessionIdOf(secret), {
        UpdateExpression: 'SET account.groups = :groups, groupsReadAt = :now',
        ExpressionAttributeValues: { ':groups': [...groups], ':now': milliseconds() },
      }),

    /** Ends a session at once, for all browsers that hold its id. It is listed no more. */
    end: (secret: string): Promise<void> =>
      change(sessionIdOf(secret), {
        UpdateExpression: 'SET endedAt = :now REMOVE gsi1pk, gsi1sk',
        ExpressionAttributeValues: { ':now': milliseconds() },
      }),
  };
};

export type SessionRepository = ReturnType<typeof sessionRepository>;

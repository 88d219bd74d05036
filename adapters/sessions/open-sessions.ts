import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import {
  idOf,
  isLive,
  keyOf,
  listKeys,
  type SessionRow,
  type SessionTable,
  sessionRow,
  type Whose,
} from './session-row.ts';

/** A session that is not over, as it is shown to its owner and to administrators. */
export interface OpenSession {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  /** ISO 8601; the last use is noted to the minute. */
  readonly startedAt: string;
  readonly seenAt: string;
  readonly browser: string;
}

/** One read of the index `byPerson`, to its end: rows stay there until they are ended, or a day and a half after they began. */
export const openRows = async (
  { documents, table, now }: SessionTable,
  whose: Whose,
  keys: { readonly gsi1pk: string; readonly gsi1sk?: string },
): Promise<readonly OpenSession[]> => {
  const found: SessionRow[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const query = new QueryCommand({
      TableName: table,
      IndexName: 'byPerson',
      KeyConditionExpression: keys.gsi1sk ? 'gsi1pk = :pk AND begins_with(gsi1sk, :sk)' : 'gsi1pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.gsi1pk, ...(keys.gsi1sk && { ':sk': keys.gsi1sk }) },
      ExclusiveStartKey,
    });
    const { Items = [], LastEvaluatedKey } = await documents.send(query);
    found.push(...Items.map((item) => sessionRow.parse(item)));
    ExclusiveStartKey = LastEvaluatedKey;
  } while (ExclusiveStartKey);
  const at = Date.parse(now());
  return found
    .filter((row) => isLive(row, whose, at))
    .toSorted((one, other) => other.seenAt - one.seenAt)
    .map(shown);
};

const shown = (row: SessionRow): OpenSession => ({
  id: idOf(row),
  person: { id: row.account.subject, name: row.account.name },
  startedAt: new Date(row.startedAt).toISOString(),
  seenAt: new Date(row.seenAt).toISOString(),
  browser: row.browser,
});

/** One person's rows, each as it stands now: what was ended a moment ago may still be in the index. */
export const openRowsOf = async (
  sessions: SessionTable,
  whose: Whose,
  subject: string,
): Promise<readonly OpenSession[]> => {
  const { documents, table, now } = sessions;
  const listed = await openRows(sessions, whose, listKeys(whose, subject));
  const standing = await Promise.all(
    listed.map(async ({ id }) => {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }));
      return Item !== undefined && isLive(sessionRow.parse(Item), whose, Date.parse(now()));
    }),
  );
  return listed.filter((_, index) => standing[index]);
};

const STILL_THEIRS = 'account.subject = :subject AND attribute_not_exists(endedAt)';

/** What ends a session of this person, where it is not over yet. */
export const ending = (table: string, id: string, subject: string, at: string) => ({
  TableName: table,
  Key: keyOf(id),
  UpdateExpression: 'SET endedAt = :at REMOVE gsi1pk, gsi1sk',
  ConditionExpression: STILL_THEIRS,
  ExpressionAttributeValues: { ':at': Date.parse(at), ':subject': subject },
});

/** The sessions of one person that are not over, for that person to see and to end. */
export const openSessions = (sessions: SessionTable, whose: Whose) => {
  const { documents, table, now } = sessions;
  /** A session that is over, or of somebody else, stays as it is. */
  const unlessOver = async (update: UpdateCommandInput): Promise<void> => {
    await documents.send(new UpdateCommand(update)).catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  };

  return {
    /** Those of this person, the one used last first. */
    of: (subject: string): Promise<readonly OpenSession[]> => openRowsOf(sessions, whose, subject),

    /** Ends one of this person's sessions; nobody else's, and one that is over stays as it is. */
    end: (id: string, subject: string): Promise<void> => unlessOver(ending(table, id, subject, now())),

    /** Notes on sessions of an account whom it acts for from now on; undefined: for itself alone. One that is over, or of somebody else, stays as it is. */
    actFor: async (ids: Iterable<string>, subject: string, providerId: string | undefined): Promise<void> => {
      for (const id of ids)
        await unlessOver({
          TableName: table,
          Key: keyOf(id),
          UpdateExpression: providerId === undefined ? 'REMOVE account.actsFor' : 'SET account.actsFor = :providerId',
          ConditionExpression: STILL_THEIRS,
          ExpressionAttributeValues: {
            ':subject': subject,
            ...(providerId !== undefined && { ':providerId': providerId }),
          },
        });
    },
  };
};

export type OpenSessions = ReturnType<typeof openSessions>;

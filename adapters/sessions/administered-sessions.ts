import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Person, person } from '../../domain/people/officer.ts';
import { ending, type OpenSession, openRows, openRowsOf } from './open-sessions.ts';
import { listKeys, type SessionTable } from './session-row.ts';

const endedSession = z.object({
  of: person,
  by: person,
  at: z.iso.datetime(),
  reason: z.string(),
  startedAt: z.iso.datetime(),
});
/** Who ended whose session, when and why. */
export type EndedSession = z.infer<typeof endedSession>;

/** As long as logs are kept. */
const KEPT_MS = 365 * 24 * 60 * 60_000;
const SHOWN = 50;

/** Every officer's sessions, as administrators see and end them. What they ended is noted beside, in the same transaction, for a year. */
export const administeredSessions = (sessions: SessionTable) => ({
  everyone: (): Promise<readonly OpenSession[]> =>
    openRows(sessions, 'officer', { gsi1pk: listKeys('officer', '').gsi1pk }),

  of: (subject: string): Promise<readonly OpenSession[]> => openRowsOf(sessions, 'officer', subject),

  /** Ends a session and notes it; one that is over meanwhile stays as it is, and nothing is noted. */
  end: async ({ id, person: of, startedAt }: OpenSession, by: Person, at: string, reason: string): Promise<void> => {
    const note = {
      pk: `ended#${id}`,
      gsi1pk: 'ENDED',
      gsi1sk: `${at}#${id}`,
      ...({ of, by, at, reason, startedAt } satisfies EndedSession),
      expiresAt: Math.ceil((Date.parse(at) + KEPT_MS) / 1000),
    };
    const TransactItems = [
      { Update: ending(sessions.table, id, of.id, at) },
      { Put: { TableName: sessions.table, Item: note } },
    ];
    await sessions.documents.send(new TransactWriteCommand({ TransactItems })).catch((error: unknown) => {
      const isOver =
        error instanceof TransactionCanceledException &&
        error.CancellationReasons?.some(({ Code }) => Code === 'ConditionalCheckFailed');
      if (!isOver) throw error;
    });
  },

  /** What administrators ended last, newest first. */
  ended: async (): Promise<readonly EndedSession[]> => {
    const query = new QueryCommand({
      TableName: sessions.table,
      IndexName: 'byPerson',
      KeyConditionExpression: 'gsi1pk = :pk',
      ExpressionAttributeValues: { ':pk': 'ENDED' },
      ScanIndexForward: false,
      Limit: SHOWN,
    });
    const { Items = [] } = await sessions.documents.send(query);
    return Items.map((item) => endedSession.parse(item));
  },
});

export type AdministeredSessions = ReturnType<typeof administeredSessions>;

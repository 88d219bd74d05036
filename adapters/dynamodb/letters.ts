import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Letter, letter } from '../../domain/letters/letter.ts';
import { plusDuration } from '../../domain/time/london.ts';
import { Conflict } from './conflict.ts';
import { notThere, type PageRequest, type Table, type Write } from './table.ts';

const UNSENT = 'UNSENT';
/** After so long a sender that claimed a letter is taken for dead, and the mail service is asked whether the letter went out. */
const CLAIM_LASTS = 'PT5M';

const storedLetter = letter.extend({
  status: z.enum(['waiting', 'claimed', 'sent']),
  createdAt: z.iso.datetime(),
  claimedAt: z.string().optional(),
  /** It may have gone out though nobody knows: the mail service is asked before it is sent again. */
  attempted: z.boolean().optional(),
});
export type StoredLetter = z.infer<typeof storedLetter>;

const letterKey = (letterId: string) => ({ pk: `LETTER#${letterId}`, sk: 'LETTER' });

const waitingItem = (fresh: Letter, at: string) => ({
  ...letterKey(fresh.letterId),
  ...fresh,
  status: 'waiting',
  createdAt: at,
  gsi1pk: UNSENT,
  gsi1sk: `${at}#${fresh.letterId}`,
});

/** The outbox: letters are written with the deed they tell of, and sent afterwards. */
export const letterRepository = (client: DynamoDBDocumentClient, letters: Table) => ({
  /** For the transaction that does the deed the letter tells of. */
  write: (fresh: Letter, at: string): Write => letters.putWrite(waitingItem(fresh, at), notThere),

  /** Stores letters that are not stored yet; one that is stays as it is. */
  async enqueue(fresh: readonly Letter[], at: string): Promise<void> {
    for (const each of fresh) {
      await letters.put(waitingItem(each, at), notThere).catch((error: unknown) => {
        if (!(error instanceof Conflict)) throw error;
      });
    }
  },

  unsent: (request: PageRequest) => letters.pageByStatus(storedLetter, UNSENT, request),

  /** Takes a letter for sending. @returns `first`, `again` (an earlier attempt may have sent it), or undefined where another sender has it */
  async claim({ letterId, claimedAt, attempted }: StoredLetter, now: string): Promise<'first' | 'again' | undefined> {
    try {
      await client.send(
        new UpdateCommand({
          TableName: letters.name,
          Key: letterKey(letterId),
          UpdateExpression: 'SET #status = :claimed, claimedAt = :now',
          ConditionExpression: '#status = :waiting OR (#status = :claimed AND claimedAt < :stale)',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':waiting': 'waiting',
            ':claimed': 'claimed',
            ':now': now,
            ':stale': plusDuration(now, `-${CLAIM_LASTS}`),
          },
        }),
      );
      return claimedAt || attempted ? 'again' : 'first';
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined;
      throw error;
    }
  },

  /** Gives a letter back after a failure. */
  release: (letterId: string) =>
    setStatus(client, letters, letterId, 'SET #status = :status, attempted = :yes REMOVE claimedAt', 'waiting', {
      ':yes': true,
    }),

  markSent: (letterId: string) =>
    setStatus(client, letters, letterId, 'SET #status = :status REMOVE gsi1pk, gsi1sk', 'sent'),

  /** No further attempt can help: the address is not one. */
  markUndeliverable: (letterId: string) =>
    setStatus(client, letters, letterId, 'SET #status = :status REMOVE gsi1pk, gsi1sk', 'undeliverable'),
});

const setStatus = async (
  client: DynamoDBDocumentClient,
  letters: Table,
  letterId: string,
  update: string,
  status: string,
  values: Record<string, unknown> = {},
) => {
  await client.send(
    new UpdateCommand({
      TableName: letters.name,
      Key: letterKey(letterId),
      UpdateExpression: update,
      ConditionExpression: '#status = :claimed',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':status': status, ':claimed': 'claimed', ...values },
    }),
  );
};
export type LetterRepository = ReturnType<typeof letterRepository>;

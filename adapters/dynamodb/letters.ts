import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isKeptFromOfficers, type Letter, letter } from '../../domain/letters/letter.ts';
import { plusDuration } from '../../domain/time/london.ts';
import { Conflict } from './conflict.ts';
import {
  type DeliveredOtherwise,
  type LetterFailure,
  letterKey,
  type StoredLetter,
  storedLetter,
  UNCONFIRMED,
  UNSENT,
  undeliverablePartition,
} from './stored-letter.ts';
import { type ListRequest, notThere, type Table, type Write, type WriteCondition } from './table.ts';
import { readItem } from './unreadable.ts';

/** After so long a sender that claimed a letter is taken for dead, and the mail service is asked whether the letter went out. */
const CLAIM_LASTS = 'PT5M';

interface Claim {
  readonly letter: StoredLetter;
  readonly mayHaveGone: boolean;
}

/** The outbox: letters are written with the deed they tell of, and sent afterwards. */
export const letterRepository = (client: DynamoDBDocumentClient, letters: Table) => {
  const update = (letter: StoredLetter, change: WriteCondition & { readonly UpdateExpression: string }) =>
    client.send(
      new UpdateCommand({ TableName: letters.name, Key: letterKey(letter), ReturnValues: 'ALL_OLD', ...change }),
    );
  /** Changes a letter, unless another sender or an officer came first. @returns the letter that it changed, as that was stored */
  const unlessChanged = async (
    letter: StoredLetter,
    change: Parameters<typeof update>[1],
  ): Promise<StoredLetter | undefined> => {
    try {
      const { Attributes } = await update(letter, change);
      return Attributes && readItem(storedLetter, Attributes);
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined;
      throw error;
    }
  };
  /** Changes a letter that this sender has claimed. */
  const finish = async (letter: StoredLetter, expression: string, values: Record<string, unknown>) => {
    await update(letter, {
      UpdateExpression: expression,
      ConditionExpression: '#status = :claimed',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':claimed': 'claimed', ...values },
    });
  };
  const settled = (was: StoredLetter, patch: Partial<StoredLetter>, index: Record<string, string>): Write =>
    letters.putWrite({ ...letterKey(was), ...was, ...patch, ...index }, stillUndeliverable(was));

  return {
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

    /** A letter that officers may know of: not a receipt nor a withdrawal. */
    get: (letterId: string): Promise<StoredLetter | undefined> =>
      letters.get(storedLetter, { pk: `LETTER#${letterId}`, sk: 'LETTER' }),

    unsent: (request: ListRequest) => letters.pageByStatus(storedLetter, UNSENT, { ...request, eachByItself: true }),

    /** Letters that could not be delivered and wait for an officer, oldest first. */
    undeliverable: (request: ListRequest) =>
      letters.pageByStatus(storedLetter, undeliverablePartition({ kind: 'outcome' }), request),

    /**
     * Takes a letter for sending. @returns it as it is stored, which may be later than it was listed, and whether an earlier attempt may
     * have sent it; undefined where another sender has it
     */
    async claim(listed: StoredLetter, now: string): Promise<Claim | undefined> {
      const letter = await unlessChanged(listed, {
        UpdateExpression: 'SET #status = :claimed, claimedAt = :now',
        ConditionExpression: '#status = :waiting OR (#status = :claimed AND claimedAt < :stale)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':waiting': 'waiting',
          ':claimed': 'claimed',
          ':now': now,
          ':stale': plusDuration(now, `-${CLAIM_LASTS}`),
        },
      });
      return letter && { letter, mayHaveGone: letter.claimedAt !== undefined || letter.attempted === true };
    },

    /** Gives a letter back that was not sent for all we know; one that may have gone is looked up before it is sent again. */
    release: (letter: StoredLetter, { mayHaveGone }: { readonly mayHaveGone: boolean }) =>
      finish(letter, 'SET #status = :status, attempted = :attempted REMOVE claimedAt', {
        ':status': 'waiting',
        ':attempted': mayHaveGone || letter.attempted === true,
      }),

    /** Whether it arrives is looked up afterwards; not so a receipt's, which the provider has on its page and no officer may know of. */
    markSent: (letter: StoredLetter, sentAt: string) => {
      const sent = { ':status': 'sent', ':at': sentAt };
      const settle = 'SET #status = :status, sentAt = :at';
      const clear = 'REMOVE claimedAt, attempted, failure';
      return isKeptFromOfficers(letter.kind)
        ? finish(letter, `${settle} ${clear}, gsi1pk, gsi1sk`, sent)
        : finish(letter, `${settle}, gsi1pk = :listed, gsi1sk = :sort ${clear}`, {
            ...sent,
            ':listed': UNCONFIRMED,
            ':sort': `${sentAt}#${letter.letterId}`,
          });
    },

    /** Letters that were sent and may still come back, oldest first. */
    unconfirmed: (request: ListRequest) =>
      letters.pageByStatus(storedLetter, UNCONFIRMED, { ...request, eachByItself: true }),

    /** Nothing more is asked of a letter that was sent: it has arrived, or nobody will know. */
    async confirm(letter: StoredLetter): Promise<void> {
      await unlessChanged(letter, {
        UpdateExpression: 'REMOVE gsi1pk, gsi1sk',
        ConditionExpression: '#status = :sent',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':sent': 'sent' },
      });
    },

    /** A letter that was sent has come back. */
    async cameBack(letter: StoredLetter, failure: LetterFailure): Promise<void> {
      await unlessChanged(letter, {
        UpdateExpression: 'SET #status = :status, failure = :failure, gsi1pk = :listed, gsi1sk = :since',
        ConditionExpression: '#status = :sent',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':sent': 'sent',
          ':status': 'undeliverable',
          ':failure': failure,
          ':listed': undeliverablePartition(letter),
          ':since': `${failure.at}#${letter.letterId}`,
        },
      });
    },

    /** No further attempt can help before an officer has seen to it. */
    markUndeliverable: (letter: StoredLetter, failure: LetterFailure) =>
      finish(
        letter,
        'SET #status = :status, failure = :failure, gsi1pk = :listed, gsi1sk = :since REMOVE claimedAt, attempted',
        {
          ':status': 'undeliverable',
          ':failure': failure,
          ':listed': undeliverablePartition(letter),
          ':since': `${failure.at}#${letter.letterId}`,
        },
      ),

    /** This stage does not write to its address. It stands among those that came to nobody, and nothing waits for it. */
    keepUnsent: (letter: StoredLetter, failure: LetterFailure) =>
      finish(
        letter,
        'SET #status = :status, sentAt = :at, failure = :failure, gsi1pk = :listed, gsi1sk = :since REMOVE claimedAt, attempted',
        {
          ':status': 'not-sent',
          ':at': failure.at,
          ':failure': failure,
          ':listed': undeliverablePartition(letter),
          ':since': `${failure.at}#${letter.letterId}`,
        },
      ),

    /** Has an undeliverable letter sent again, to a corrected address; for the transaction of an officer's decision. */
    sendAgain: (was: StoredLetter, to: string, at: string): Write =>
      settled(
        was,
        { status: 'waiting', to, round: was.round + 1, failure: undefined, sentAt: undefined },
        { gsi1pk: UNSENT, gsi1sk: `${at}#${was.letterId}` },
      ),

    /** Notes that an officer brought an undeliverable letter by other means; for the transaction of that decision. */
    deliveredOtherwise: (was: StoredLetter, otherwise: DeliveredOtherwise): Write =>
      settled(was, { status: 'delivered-otherwise', otherwise }, {}),

    /** Takes back a letter that waits or could not be delivered. One that a sender has in hand, or that has gone, stays as it is. */
    async withdraw(letterId: string): Promise<void> {
      const was = await this.get(letterId);
      if (was?.status !== 'waiting' && was?.status !== 'undeliverable') return;
      const withdrawn = { ...letterKey(was), ...was, status: 'withdrawn' };
      await letters.put(withdrawn, stillIn(was)).catch((error: unknown) => {
        if (!(error instanceof Conflict)) throw error;
      });
    },
  };
};
export type LetterRepository = ReturnType<typeof letterRepository>;

const waitingItem = (fresh: Letter, at: string) => ({
  ...letterKey(fresh),
  ...letter.parse(fresh),
  status: 'waiting',
  createdAt: at,
  gsi1pk: UNSENT,
  gsi1sk: `${at}#${fresh.letterId}`,
});

const stillIn = ({ status }: StoredLetter): WriteCondition => ({
  ConditionExpression: '#status = :was',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':was': status },
});

const stillUndeliverable = ({ round }: StoredLetter): WriteCondition => ({
  ConditionExpression:
    '#status = :undeliverable AND (round = :round OR (attribute_not_exists(round) AND :round = :first))',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':undeliverable': 'undeliverable', ':round': round, ':first': 1 },
});

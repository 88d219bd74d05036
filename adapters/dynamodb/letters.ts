import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isFollowed, type Letter } from '../../domain/letters/letter.ts';
import { seconds, sendingTimes } from '../../domain/letters/sending-times.ts';
import { plusDuration } from '../../domain/time/london.ts';
import { Conflict } from './conflict.ts';
import { letterBodies } from './letter-bodies.ts';
import { listedAsUnsent, listedForProvider, stillIn, stillUndeliverable, waitingItem } from './letter-items.ts';
import { lettersOfProvider } from './letters-of-provider.ts';
import { lettersTogether } from './letters-together.ts';
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

/** A letter's place in the outbox. */
export type LetterKey = Pick<Letter, 'letterId' | 'kind'>;

interface Claim {
  readonly letter: ClaimedLetter;
  readonly mayHaveGone: boolean;
}
/** A letter in the hand of the sender that claimed it at this instant. */
export type ClaimedLetter = StoredLetter & { readonly claimedAt: string };

/** The outbox: letters are written with the deed they tell of, and sent afterwards. */
export const letterRepository = (client: DynamoDBDocumentClient, letters: Table) => {
  const update = (letter: LetterKey, change: WriteCondition & { readonly UpdateExpression: string }) =>
    client.send(
      new UpdateCommand({ TableName: letters.name, Key: letterKey(letter), ReturnValues: 'ALL_OLD', ...change }),
    );
  /** Changes a letter, unless another sender or an officer came first. @returns the letter that it changed, as that was stored */
  const unlessChanged = async (
    letter: LetterKey,
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
  /** Changes a letter that this sender has in hand. @returns whether it still had */
  const finish = async (letter: ClaimedLetter, expression: string, values: Record<string, unknown>) => {
    const changed = await unlessChanged(letter, {
      UpdateExpression: expression,
      ConditionExpression: '#status = :claimed AND claimedAt = :mine',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':claimed': 'claimed', ':mine': letter.claimedAt, ...values },
    });
    return changed !== undefined;
  };
  const withdraw = async (letter: LetterKey): Promise<void> => {
    const was = await letters.get(storedLetter, letterKey(letter));
    if (!was || !['waiting', 'undeliverable', 'claimed'].includes(was.status)) return;
    const taken = was.status === 'claimed' ? { recalled: true, ...listedAsUnsent(was) } : { status: 'withdrawn' };
    try {
      await letters.put({ ...letterKey(was), ...listedForProvider(was), ...was, ...taken }, stillIn(was));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      await withdraw(letter);
    }
  };
  const bodies = letterBodies(letters);
  const settled = (was: StoredLetter, patch: Partial<StoredLetter>, index: Record<string, string>): Write =>
    letters.putWrite(
      { ...letterKey(was), ...listedForProvider(was), ...was, ...patch, ...index },
      stillUndeliverable(was),
    );

  return {
    ...lettersTogether(letters),
    ...lettersOfProvider(letters),

    bodyOf: bodies.bodyOf,

    /** For the transaction that does the deed the letter tells of: with what it says, as long as it is. */
    write: (fresh: Letter, at: string): Write => letters.putWrite(waitingItem(fresh, at), notThere),

    /** Stores letters that are not stored yet; one that is stays as it is. */
    async enqueue(fresh: readonly Letter[], at: string): Promise<void> {
      for (const each of fresh) await letters.putOnce(await bodies.layBeside(waitingItem(each, at)));
    },

    /** A letter that officers may know of: not a receipt nor a withdrawal. */
    get: (letterId: string): Promise<StoredLetter | undefined> =>
      letters.get(storedLetter, { pk: `LETTER#${letterId}`, sk: 'LETTER' }),

    /** A receipt, for the provider whose it is. */
    receipt: (letterId: string): Promise<StoredLetter | undefined> =>
      letters.get(storedLetter, letterKey({ letterId, kind: 'receipt' })),

    unsent: (request: ListRequest) => letters.pageByStatus(storedLetter, UNSENT, { ...request, eachByItself: true }),

    /** Letters that could not be delivered and wait for an officer, oldest first. */
    undeliverable: (request: ListRequest) =>
      letters.pageByStatus(storedLetter, undeliverablePartition({ kind: 'outcome' }), request),

    /**
     * Takes a letter for sending, for as long as a claim lasts. @returns it as it is stored, which may be later than it was listed, and
     * whether an earlier attempt may have sent it; undefined where another sender has it or it needs none
     */
    async claim(listed: LetterKey, now: string): Promise<Claim | undefined> {
      const was = await unlessChanged(listed, {
        UpdateExpression: 'SET #status = :claimed, claimedAt = :now',
        ConditionExpression: '#status = :waiting OR (#status = :claimed AND claimedAt <= :stale)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':waiting': 'waiting',
          ':claimed': 'claimed',
          ':now': now,
          ':stale': plusDuration(now, `-${seconds(sendingTimes.claim)}`),
        },
      });
      const mayHaveGone = was?.claimedAt !== undefined || was?.attempted === true;
      return was && { letter: { ...was, status: 'claimed', claimedAt: now }, mayHaveGone };
    },

    /**
     * Gives a letter back that this attempt has not sent. Where an earlier one may have, it is looked up before it is sent. A letter that
     * this attempt may have sent is not given back: its claim runs out.
     */
    release: (letter: ClaimedLetter, { mayHaveGone }: Pick<Claim, 'mayHaveGone'>) =>
      finish(letter, 'SET #status = :status, attempted = :attempted REMOVE claimedAt', {
        ':status': 'waiting',
        ':attempted': mayHaveGone,
      }),

    /** Whether it arrives is looked up afterwards, where somebody is to hear of it. */
    markSent: (letter: ClaimedLetter, sentAt: string) => {
      const sent = { ':status': 'sent', ':at': sentAt };
      const settle = 'SET #status = :status, sentAt = :at';
      const clear = 'REMOVE claimedAt, attempted, recalled, failure';
      return isFollowed(letter.kind)
        ? finish(letter, `${settle}, gsi1pk = :listed, gsi1sk = :sort ${clear}`, {
            ...sent,
            ':listed': UNCONFIRMED,
            ':sort': `${sentAt}#${letter.letterId}`,
          })
        : finish(letter, `${settle} ${clear}, gsi1pk, gsi1sk`, sent);
    },

    /** Letters that were sent and may still come back, oldest first. */
    unconfirmed: (request: ListRequest) =>
      letters.pageByStatus(storedLetter, UNCONFIRMED, { ...request, eachByItself: true }),

    /** Nothing more is asked of a letter that was sent: it has arrived, or nobody will know. */
    async confirm(letter: LetterKey): Promise<void> {
      await unlessChanged(letter, {
        UpdateExpression: 'REMOVE gsi1pk, gsi1sk',
        ConditionExpression: '#status = :sent',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':sent': 'sent' },
      });
    },

    /** A letter that was sent has come back. */
    async cameBack(letter: LetterKey, failure: LetterFailure): Promise<void> {
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

    /** It was recalled, and has not gone. */
    markWithdrawn: (letter: ClaimedLetter) =>
      finish(letter, 'SET #status = :status REMOVE claimedAt, attempted, recalled, gsi1pk, gsi1sk', {
        ':status': 'withdrawn',
      }),

    /** No further attempt can help before an officer has seen to it. */
    markUndeliverable: (letter: ClaimedLetter, failure: LetterFailure) =>
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
    keepUnsent: (letter: ClaimedLetter, failure: LetterFailure) =>
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
        { status: 'waiting', to, round: was.round + 1, queuedAt: at, failure: undefined, sentAt: undefined },
        listedAsUnsent({ ...was, queuedAt: at }),
      ),

    /** Notes that an officer brought an undeliverable letter by other means; for the transaction of that decision. */
    deliveredOtherwise: (was: StoredLetter, otherwise: DeliveredOtherwise): Write =>
      settled(was, { status: 'delivered-otherwise', otherwise }, {}),

    /**
     * Takes back a letter that waits or could not be delivered. One that has gone stays as it is, and one that a sender has in hand is
     * withdrawn once it is known not to have gone. Where a sender comes between it is read again, until it has gone or is taken back.
     */
    withdraw: (letterId: string): Promise<void> => withdraw({ letterId, kind: 'outcome' }),

    /** The same of a reminder, for the provider whose it is and for whoever wrote it: officers know of none. */
    withdrawReminder: (letterId: string): Promise<void> => withdraw({ letterId, kind: 'reminder' }),
  };
};
export type LetterRepository = ReturnType<typeof letterRepository>;

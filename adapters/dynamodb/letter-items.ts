import { type Letter, letter, providerOfLetter } from '../../domain/letters/letter.ts';
import { letterExpires } from '../../domain/retention/expiring.ts';
import { letterKey, type StoredLetter, UNSENT, waitsSince } from './stored-letter.ts';
import type { WriteCondition } from './table.ts';

/** A letter as it first lies in the outbox. */
export const waitingItem = (fresh: Letter, at: string) => ({
  ...letterKey(fresh),
  ...letter.parse(fresh),
  ...listedForProvider({ ...fresh, createdAt: at }),
  status: 'waiting',
  createdAt: at,
  expiresAt: letterExpires(fresh.kind, at),
  ...listedAsUnsent({ letterId: fresh.letterId, createdAt: at }),
});

/** Its place in the list of what is to be sent, by since when it waits. */
export const listedAsUnsent = (letter: Parameters<typeof waitsSince>[0] & Pick<Letter, 'letterId'>) => ({
  gsi1pk: UNSENT,
  gsi1sk: `${waitsSince(letter)}#${letter.letterId}`,
});

/** Its place among what its provider was written. */
export const listedForProvider = (letter: Pick<StoredLetter, 'letterId' | 'kind' | 'createdAt'>) => {
  const providerId = providerOfLetter(letter);
  return providerId === undefined
    ? {}
    : { gsi2pk: writtenTo(providerId), gsi2sk: `${letter.createdAt}#${letter.letterId}` };
};
export const writtenTo = (providerId: string): string => `PROVIDER#${providerId}`;

/** It is as it was read: nobody has taken it in hand, or let go of it, since. */
export const stillIn = ({ status, claimedAt }: StoredLetter): WriteCondition => ({
  ConditionExpression: `#status = :was AND ${claimedAt ? 'claimedAt = :held' : 'attribute_not_exists(claimedAt)'}`,
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':was': status, ...(claimedAt && { ':held': claimedAt }) },
});

/** It could not be delivered, and no officer has seen to it since it was read. */
export const stillUndeliverable = ({ round }: StoredLetter): WriteCondition => ({
  ConditionExpression:
    '#status = :undeliverable AND (round = :round OR (attribute_not_exists(round) AND :round = :first))',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':undeliverable': 'undeliverable', ':round': round, ':first': 1 },
});

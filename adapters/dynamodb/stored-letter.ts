import * as z from 'zod';
import { isKeptFromOfficers, type Letter, letter } from '../../domain/letters/letter.ts';
import { seconds, sendingTimes } from '../../domain/letters/sending-times.ts';
import { person } from '../../domain/people/officer.ts';
import { plusDuration } from '../../domain/time/london.ts';

/** Why a letter could not be delivered, in the mail service's words for machines, and since when that is known. */
const failure = z.object({ at: z.iso.datetime(), error: z.string(), status: z.string().optional() });
export type LetterFailure = z.infer<typeof failure>;

/** How an officer brought a letter to somebody without email: the day is the one on which it was posted or said. */
export const otherwise = z.object({
  by: person,
  at: z.iso.datetime(),
  how: z.enum(['post', 'telephone', 'in-person']),
  on: z.iso.date(),
  reason: z.string(),
});
export type DeliveredOtherwise = z.infer<typeof otherwise>;

/**
 * A letter in the outbox. `claimed`: a sender has it in hand. `undeliverable`: no further attempt can help before an officer has
 * corrected the address or delivered it otherwise. `not-sent`: this stage does not write to its address, and what waits for it goes on as if
 * it had gone. `withdrawn`: what it tells no longer stands, and it never went out.
 */
export const storedLetter = letter.extend({
  /** What it says, where that is short: of what is long, its SHA-256, under which it lies beside the letter. */
  body: letter.shape.body.optional(),
  bodyHash: z.string().optional(),
  status: z.enum(['waiting', 'claimed', 'sent', 'undeliverable', 'delivered-otherwise', 'not-sent', 'withdrawn']),
  createdAt: z.iso.datetime(),
  /** Since when it waits anew: an officer has corrected its address. */
  queuedAt: z.iso.datetime().optional(),
  claimedAt: z.string().optional(),
  /** It may have gone out though nobody knows: the mail service is asked before it is sent again. */
  attempted: z.boolean().optional(),
  /** What it tells no longer stands, which was found while a sender had it in hand: it is not sent, unless it has gone. */
  recalled: z.boolean().optional(),
  /** When the mail service took it; of one that is not sent, when its turn had come. */
  sentAt: z.iso.datetime().optional(),
  failure: failure.optional(),
  otherwise: otherwise.optional(),
  /** Counts from 1; an officer who corrects the address begins another, under a reference of its own. */
  round: z.int().min(1).default(1),
});
export type StoredLetter = z.infer<typeof storedLetter>;

/** A letter as whoever goes through thousands holds it: without what it says, which some have with them (decision 47). */
export type ListedLetter = Omit<StoredLetter, 'body'>;
export const listedLetter = ({ body: _, ...letter }: StoredLetter): ListedLetter => letter;

/** Since when a letter waits to be sent. */
export const waitsSince = ({ createdAt, queuedAt }: Pick<StoredLetter, 'createdAt' | 'queuedAt'>): string =>
  queuedAt ?? createdAt;

/** Until when a letter is in the hand of a sender, who may be gone: nobody else takes it before. Undefined of one that is in nobody's. */
export const inHandUntil = ({ status, claimedAt }: ListedLetter): string | undefined =>
  status === 'claimed' && claimedAt ? plusDuration(claimedAt, seconds(sendingTimes.claim)) : undefined;

/** Letters that are kept from officers lie in partitions that no officer's page may read (docs/rules.md, rule 2). */
export const letterKey = ({ letterId, kind }: Pick<Letter, 'letterId' | 'kind'>) => ({
  pk: `${isKeptFromOfficers(kind) ? 'SEALED-LETTER' : 'LETTER'}#${letterId}`,
  sk: 'LETTER',
});

/** Whether a partition of the table is a letter's: others note how letters are sent. */
export const isOfLetter = (pk: unknown): boolean => typeof pk === 'string' && /^(?:SEALED-)?LETTER#/.test(pk);

export const UNSENT = 'UNSENT';
/** Sent, and not known yet to have arrived: the mail service goes on trying for 3 days. */
export const UNCONFIRMED = 'UNCONFIRMED';
const UNDELIVERABLE = 'UNDELIVERABLE';

/** The partition of the index by status that lists a letter's failures. */
export const undeliverablePartition = ({ kind }: Pick<Letter, 'kind'>): string =>
  isKeptFromOfficers(kind) ? `SEALED-${UNDELIVERABLE}` : UNDELIVERABLE;

/** The name under which the mail service knows a letter's sending: another address is another sending. */
export const sendingReference = ({ letterId, round }: Pick<StoredLetter, 'letterId' | 'round'>): string =>
  round === 1 ? letterId : `${letterId}.${round}`;

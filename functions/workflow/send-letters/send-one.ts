import type { Now } from '../../../adapters/clock.ts';
import type { ClaimedLetter, LetterKey, LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import { sendingReference } from '../../../adapters/dynamodb/stored-letter.ts';
import type { EmailFailure, EmailSender } from '../../../adapters/notify/email-sender.ts';
import { comesTooLate } from '../../../domain/letters/letter.ts';
import { logger } from '../../shared/logger.ts';

export interface SendingDeps {
  readonly letters: LetterRepository;
  readonly email: EmailSender;
  readonly now: Now;
}

/**
 * What became of a letter. `not-sent`: this stage does not write to its address. `not-ours`: another sender has it, or it needs none any more. `unanswered`: it may have gone, and stays in hand
 * until its claim runs out. All others that are neither sent nor undeliverable wait: for the mail service to work (`busy`), to let up
 * (`slow-down`), for tomorrow, or for a person (`refused`).
 */
export type Result =
  | 'sent'
  | 'undeliverable'
  | 'withdrawn'
  | 'not-sent'
  | 'not-ours'
  | 'unanswered'
  | 'busy'
  | 'slow-down'
  | 'daily-limit'
  | 'refused';

/** What the mail service says of a letter that will not arrive. */
export const FAILED: ReadonlySet<string> = new Set(['permanent-failure', 'temporary-failure', 'technical-failure']);

/**
 * Sends a letter, once. It is claimed first; one that an earlier attempt may have sent is looked up by its reference before that. Nothing
 * throws: what goes wrong with one letter keeps no other from going.
 */
export const sendOne = ({ letters, email, now }: SendingDeps) => {
  const settled = (settling: Promise<boolean>, result: Result): Promise<Result> =>
    settling.then((wasOurs) => (wasOurs ? result : 'not-ours'));

  const sent = (letter: ClaimedLetter) => settled(letters.markSent(letter, now()), 'sent');
  const giveUp = (letter: ClaimedLetter, error: string) =>
    settled(letters.markUndeliverable(letter, { at: now(), error }), 'undeliverable');

  /** A letter that could not be sent now. Where this attempt may have sent it, it stays in hand until nothing of it can be under way. */
  const keep = async (letter: ClaimedLetter, failure: EmailFailure, lookUpFirst: boolean): Promise<Result> => {
    const { because, mayHaveGone, status, error } = failure;
    if (because === 'address') return giveUp(letter, error);
    if (because === 'not-listed') return settled(letters.keepUnsent(letter, { at: now(), error }), 'not-sent');
    if (mayHaveGone) return 'unanswered';
    await letters.release(letter, { mayHaveGone: lookUpFirst });
    return because === 'busy' && status === 429 ? 'slow-down' : because;
  };

  const attempt = async (listed: LetterKey): Promise<Result> => {
    const claim = await letters.claim(listed, now());
    if (!claim) return 'not-ours';
    const { letter } = claim;
    if (claim.mayHaveGone) {
      const found = await email.findByReference(sendingReference(letter));
      if (!found.ok) return keep(letter, found, true);
      if (found.status && FAILED.has(found.status)) return giveUp(letter, found.status);
      if (found.id !== undefined) return sent(letter);
    }
    if (letter.recalled || comesTooLate(letter, now())) return settled(letters.markWithdrawn(letter), 'withdrawn');
    const { to, subject } = letter;
    const body = await letters.bodyOf(letter);
    const answer = await email.sendEmail({ to, reference: sendingReference(letter), subject, body });
    return answer.ok ? sent(letter) : keep(letter, answer, false);
  };

  return (listed: LetterKey): Promise<Result> =>
    attempt(listed).catch((error: unknown) => {
      logger.error('A letter waits for the next attempt', { error: error instanceof Error ? error.name : 'unknown' });
      return 'busy';
    });
};

import type { Now } from '../../../adapters/clock.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import { type StoredLetter, sendingReference } from '../../../adapters/dynamodb/stored-letter.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { EmailSender } from '../../../adapters/notify/email-sender.ts';
import { plusDuration } from '../../../domain/time/london.ts';

interface Deps {
  readonly letters: LetterRepository;
  readonly email: EmailSender;
  readonly now: Now;
}

/** What the mail service says of a letter that will not arrive. */
export const FAILED: ReadonlySet<string> = new Set(['permanent-failure', 'temporary-failure', 'technical-failure']);

/** The mail service needs a moment before it knows anything, and goes on trying for 72 hours. */
const TOO_SOON = 'PT1M';
const GIVES_UP_AFTER = 'PT96H';

/**
 * Asks the mail service about letters that it took and nobody knows to have arrived, and puts before an officer those that came back.
 * @returns how many did. What it cannot be asked now is asked the next time.
 */
export const lookForReturns = async ({ letters, email, now }: Deps): Promise<number> => {
  const sent = await Array.fromAsync(everyItem((after) => letters.unconfirmed({ after })));
  let cameBack = 0;
  for (const letter of sent.filter(({ sentAt }) => sentAt && plusDuration(sentAt, TOO_SOON) <= now())) {
    const found = await email.findByReference(sendingReference(letter));
    if (!found.ok) break;
    if (found.status && FAILED.has(found.status)) {
      await letters.cameBack(letter, { at: now(), error: found.status });
      cameBack += 1;
    } else if (found.status === 'delivered' || isOld(letter, now())) await letters.confirm(letter);
  }
  return cameBack;
};

const isOld = ({ sentAt = '' }: StoredLetter, now: string): boolean => plusDuration(sentAt, GIVES_UP_AFTER) < now;

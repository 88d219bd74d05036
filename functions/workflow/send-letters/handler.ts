import type { Now } from '../../../adapters/clock.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import { type StoredLetter, sendingReference } from '../../../adapters/dynamodb/stored-letter.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { EmailSender } from '../../../adapters/notify/email-sender.ts';

interface Dependencies {
  readonly letters: LetterRepository;
  readonly email: EmailSender;
  readonly now: Now;
}
type Result = 'sent' | 'left' | 'undeliverable';

/** So many letters are on their way at a time. */
const TOGETHER = 8;

/**
 * Sends what waits in the outbox. A letter is claimed before it is sent; one that an earlier attempt may have sent is looked up
 * by its reference first, so that nobody is written to twice.
 */
export const sendLetters =
  ({ letters, email, now }: Dependencies) =>
  async () => {
    const waiting = await Array.fromAsync(everyItem((after) => letters.unsent({ after })));
    const count: Record<Result, number> = { sent: 0, left: 0, undeliverable: 0 };
    for (let index = 0; index < waiting.length; index += TOGETHER) {
      const results = await Promise.all(waiting.slice(index, index + TOGETHER).map((letter) => send(letter)));
      for (const result of results) count[result] += 1;
    }
    return count;

    async function send(letter: StoredLetter): Promise<Result> {
      const claim = await letters.claim(letter, now());
      if (!claim) return 'left';
      if (claim === 'again' && (await wentOut(letter))) {
        await letters.markSent(letter, now());
        return 'sent';
      }
      const sent = await email.sendEmail({
        to: letter.to,
        reference: sendingReference(letter),
        subject: letter.subject,
        body: letter.body,
      });
      if (sent.ok) {
        await letters.markSent(letter, now());
        return 'sent';
      }
      if (sent.retryable) {
        await letters.release(letter);
        return 'left';
      }
      await letters.markUndeliverable(letter, { at: now(), error: sent.error });
      return 'undeliverable';
    }

    async function wentOut(letter: StoredLetter): Promise<boolean> {
      const found = await email.findByReference(sendingReference(letter));
      if (!found.ok) throw new Error(`The mail service could not be asked for a letter: ${found.error}`);
      return found.id !== undefined;
    }
  };

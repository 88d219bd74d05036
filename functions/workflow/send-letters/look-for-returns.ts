import { type ListedLetter, listedLetter, sendingReference } from '../../../adapters/dynamodb/stored-letter.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { FAILED, type SendingDeps } from './send-one.ts';

/** The mail service needs a moment before it knows anything, and goes on trying for 72 hours. */
const TOO_SOON = 'PT1M';
const GIVES_UP_AFTER = 'PT96H';

/** After so many look-ups without an answer the others are left as well. */
const ENOUGH = 3;
const TOO_MANY = 429;

/**
 * Asks the mail service about letters that it took and nobody knows to have arrived, and puts before an officer those that came back. What
 * cannot be asked now is asked the next time, and keeps no other from it.
 * @param until no further letter is asked about after this instant
 * @returns how many came back
 */
export const lookForReturns = async ({ letters, email, now }: SendingDeps, until: string): Promise<number> => {
  const sent = await Array.fromAsync(
    everyItem((after) => letters.unconfirmed({ after })),
    listedLetter,
  );
  let [cameBack, unanswered] = [0, 0];
  for (const letter of sent.filter(({ sentAt }) => sentAt && plusDuration(sentAt, TOO_SOON) <= now())) {
    if (unanswered >= ENOUGH || now() >= until) break;
    const found = await email.findByReference(sendingReference(letter));
    if (!found.ok) {
      unanswered += found.status === TOO_MANY ? ENOUGH : 1;
      continue;
    }
    unanswered = 0;
    if (found.status && FAILED.has(found.status)) {
      await letters.cameBack(letter, { at: now(), error: found.status });
      cameBack += 1;
    } else if (found.status === 'delivered' || isOld(letter, now())) await letters.confirm(letter);
  }
  return cameBack;
};

const isOld = ({ sentAt = '' }: ListedLetter, now: string): boolean => plusDuration(sentAt, GIVES_UP_AFTER) < now;

import type { Now } from '../../../adapters/clock.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import { type StoredLetter, sendingReference } from '../../../adapters/dynamodb/stored-letter.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { EmailFailure, EmailSender } from '../../../adapters/notify/email-sender.ts';
import { resumeAfterPause, resumeTomorrow, waitedTooLong } from '../../../domain/letters/when-to-resume.ts';
import { FAILED, lookForReturns } from './look-for-returns.ts';

interface Deps {
  readonly letters: LetterRepository;
  readonly email: EmailSender;
  readonly now: Now;
  /** Has somebody told of what no failed task tells. */
  readonly countOne: (metric: 'LettersOverDailyLimit') => void;
}
type Result = 'sent' | 'undeliverable' | 'not-sent' | 'left' | 'slow-down' | 'daily-limit' | 'refused';

/** So many letters are on their way at a time. */
const TOGETHER = 8;
/** The mail service turns us away, whatever the letter: its key, its account or our template. No letter is given up for it. */
class MailServiceRefuses extends Error {
  override readonly name = 'MailServiceRefuses';
}
/** Letters have waited so long that somebody must look. */
class LettersHeldUp extends Error {
  override readonly name = 'LettersHeldUp';
}

/**
 * Sends what waits in the outbox. A letter is claimed before it is sent; one that an earlier attempt may have sent is looked up
 * by its reference first, so that nobody is written to twice. What is not surely sent stays in the outbox.
 * @throws MailServiceRefuses, LettersHeldUp once everything that could be sent has been
 */
export const sendLetters =
  ({ letters, email, now, countOne }: Deps) =>
  async ({ windowId }: { readonly windowId?: string | undefined } = {}) => {
    const unsent = await Array.fromAsync(everyItem((after) => letters.unsent({ after })));
    const waiting = unsent.filter(({ letterId }) => windowId === undefined || letterId.startsWith(`${windowId}.`));
    const results: Result[] = [];
    while (results.length < waiting.length && !isPointless(results)) {
      const together = waiting.slice(results.length, results.length + TOGETHER);
      results.push(...(await Promise.all(together.map(send))));
    }

    const cameBack = await lookForReturns({ letters, email, now });

    const is = (result: Result) => results.filter((each) => each === result).length;
    const [sent, undeliverable, refused] = [is('sent'), is('undeliverable'), is('refused')];
    const left = waiting.length - sent - undeliverable - is('not-sent');
    const count = { sent, left, undeliverable: undeliverable + cameBack };
    const oldest = waiting.filter((_, at) => !done.has(results[at] ?? 'left')).map(({ createdAt }) => createdAt);
    const since = oldest.toSorted()[0] ?? now();
    if (refused > 0) throw new MailServiceRefuses(`${refused} letters were refused, and ${left} wait`);
    if (is('daily-limit') > 0) {
      countOne('LettersOverDailyLimit');
      return { ...count, outcome: 'daily-limit' as const, ...pauseUntil(resumeTomorrow(now())) };
    }
    if (waitedTooLong(now(), since)) throw new LettersHeldUp(`${left} letters wait, the oldest since ${since}`);
    const outcome = left > 0 ? ('some-left' as const) : ('all-sent' as const);
    return { ...count, outcome, ...pauseUntil(resumeAfterPause(now(), since)) };

    function pauseUntil(resumeAt: string) {
      return { resumeAt, seconds: Math.max(1, Math.ceil((Date.parse(resumeAt) - Date.parse(now())) / 1000)) };
    }

    async function send(listed: StoredLetter): Promise<Result> {
      const claim = await letters.claim(listed, now());
      if (!claim) return 'left';
      const { letter } = claim;
      if (claim.mayHaveGone) {
        const found = await email.findByReference(sendingReference(letter));
        if (!found.ok) return keep(letter, { ...found, mayHaveGone: true });
        if (found.status && FAILED.has(found.status)) return giveUp(letter, found.status);
        if (found.id !== undefined) return markSent(letter);
      }
      const { to, subject, body } = letter;
      const sent = await email.sendEmail({ to, reference: sendingReference(letter), subject, body });
      return sent.ok ? markSent(letter) : keep(letter, sent);
    }

    async function markSent(letter: StoredLetter): Promise<Result> {
      await letters.markSent(letter, now());
      return 'sent';
    }

    async function giveUp(letter: StoredLetter, error: string): Promise<Result> {
      await letters.markUndeliverable(letter, { at: now(), error });
      return 'undeliverable';
    }

    /** Keeps a letter that could not be sent now; one whose address is none is for an officer. */
    async function keep(letter: StoredLetter, { because, mayHaveGone, status, error }: EmailFailure): Promise<Result> {
      if (because === 'address') return giveUp(letter, error);
      if (because === 'not-listed') {
        await letters.keepUnsent(letter, { at: now(), error });
        return 'not-sent';
      }
      await letters.release(letter, { mayHaveGone });
      if (because === 'busy') return status === 429 ? 'slow-down' : 'left';
      return because;
    }
  };

const done: ReadonlySet<Result> = new Set(['sent', 'undeliverable', 'not-sent']);

/** Whether going on is no use now: the service asks us to slow down, takes no more today, or has refused every one of the last. */
const isPointless = (results: readonly Result[]): boolean => {
  const last = results.slice(-TOGETHER);
  return (
    last.some((result) => result === 'slow-down' || result === 'daily-limit') ||
    (last.length > 0 && last.every((result) => result === 'refused'))
  );
};

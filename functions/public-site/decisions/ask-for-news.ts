import { randomBytes } from 'node:crypto';
import { whoIs } from '../../../adapters/dynamodb/news.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { newsToConfirmLetter } from '../../../domain/letters/news-letters.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { done } from '../../shared/forms/form.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import type { Deps } from '../deps.ts';

const newCode = (): string => randomBytes(24).toString('base64url');

/**
 * Asks an address whether news may go there. What is answered says nothing of the address: neither whether it is told already, nor whether
 * a letter went there today.
 */
export const askForNews = async (deps: Deps, agreement: Agreement, email: string, arrivedAt: string) => {
  const who = whoIs(email);
  // Letters to strangers must not use up what the mail service takes in a day: receipts go by it too.
  const again = await deps.allowances.use('news', agreement.id, `${who} ${arrivedAt}`);
  if (again) return { barriers: [tooMany(again)], status: 429 } as const;
  const code = newCode();
  const { siteUrl } = deps;
  const letter = newsToConfirmLetter({ agreement, email, who, code, at: arrivedAt, siteUrl });
  const asked = { agreementId: agreement.id, email, askedAt: arrivedAt };
  await deps.news.ask(asked, code, deps.letters.write(letter, arrivedAt));
  await wakeSender(deps, letter);
  return done;
};

const tooMany = (again: string) => ({
  code: 'too-many',
  text: `Many people have asked within a few minutes. Try again after ${momentInWords(again)}`,
});

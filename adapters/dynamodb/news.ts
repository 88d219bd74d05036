import * as z from 'zod';
import { storedEmail } from '../../domain/people/email-address.ts';
import { askedExpires, newsExpires } from '../../domain/retention/expiring.ts';
import { sha256 } from '../sha256.ts';
import { Conflict } from './conflict.ts';
import { type ListRequest, notThere, type Table, type Write } from './table.ts';

/** An address that somebody typed, and nobody has confirmed. */
const asked = z.object({ agreementId: z.string(), email: storedEmail, askedAt: z.iso.datetime() });
export type AskedForNews = z.infer<typeof asked>;

/** Who is told when a window of an agreement opens. `code` is in each letter, to stop them by. */
const reader = z.object({
  who: z.string(),
  email: storedEmail,
  code: z.string(),
  since: z.iso.datetime(),
  expiresAt: z.number(),
});
export type NewsReader = z.infer<typeof reader>;

const LENGTH = 32;

/** What an address goes by in keys: whatever its capitals, the same, and no key says it. */
export const whoIs = (email: string): string => sha256(email.toLowerCase()).slice(0, LENGTH);

const askedKey = (code: string) => ({ pk: `NEWS-ASKED#${sha256(code)}`, sk: 'ASKED' });
const readerKey = (agreementId: string, who: string) => ({ pk: `NEWS#${agreementId}`, sk: who });

/** News of openings by email alone. They lie beside the letters that they are for, and go by themselves (domain/retention/expiring.ts). */
export const newsRepository = (letters: Table) => ({
  /** Keeps an address with the letter that asks it to confirm; where that letter was written before, nothing is done. */
  async ask(fresh: AskedForNews, code: string, letter: Write): Promise<void> {
    const item = { ...askedKey(code), ...fresh, expiresAt: askedExpires(fresh.askedAt) };
    await letters.transact([letters.putWrite(item, notThere), letter]).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
    });
  },

  asked: (code: string): Promise<AskedForNews | undefined> => letters.get(asked, askedKey(code)),

  /** Puts an address among those who are told; again, it begins anew. */
  confirm: ({ agreementId, email }: AskedForNews, code: string, at: string): Promise<void> => {
    const who = whoIs(email);
    const fresh: NewsReader = { who, email, code, since: at, expiresAt: newsExpires(at) };
    return letters.put({ ...readerKey(agreementId, who), ...fresh });
  },

  /** Takes somebody off; whoever is not on it, or has another code, changes nothing. */
  async stop(agreementId: string, who: string, code: string): Promise<void> {
    const condition = {
      ConditionExpression: 'code = :code',
      ExpressionAttributeValues: { ':code': code },
    };
    await letters.transact([letters.deleteWrite(readerKey(agreementId, who), condition)]).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
    });
  },

  /** Those who are told of an agreement's windows. What has expired may still be among them. */
  page: (agreementId: string, request: ListRequest) =>
    letters.page(reader, `NEWS#${agreementId}`, { ...request, eachByItself: true }),
});
export type NewsRepository = ReturnType<typeof newsRepository>;

import * as z from 'zod';
import { storedEmail } from '../../domain/people/email-address.ts';
import type { ListRequest, Table, Write } from './table.ts';

/** A provider that has signed in and is told of an agreement's windows. */
export const interest = z.object({
  providerId: z.string(),
  name: z.string(),
  email: storedEmail,
  since: z.iso.datetime(),
});
export type Interest = z.infer<typeof interest>;

const itemOf = (agreementId: string, who: Interest) => ({ pk: `INTEREST#${agreementId}`, sk: who.providerId, ...who });

export const interestRepository = (records: Table) => ({
  /** Records or renews the name and address; safe to repeat. */
  register: (agreementId: string, who: Interest): Promise<void> => records.put(itemOf(agreementId, who)),
  /** The same, for the transaction of what it comes of. */
  write: (agreementId: string, who: Interest): Write => records.putWrite(itemOf(agreementId, who)),
  get: (agreementId: string, providerId: string) =>
    records.get(interest, { pk: `INTEREST#${agreementId}`, sk: providerId }),
  page: (agreementId: string, request: ListRequest) =>
    records.page(interest, `INTEREST#${agreementId}`, { ...request, eachByItself: true }),
});
export type InterestRepository = ReturnType<typeof interestRepository>;

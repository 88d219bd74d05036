import * as z from 'zod';
import { storedEmail } from '../../domain/people/email-address.ts';
import { hashedCode } from '../codes/code.ts';
import { atVersion, notThere, type Table, type Write } from './table.ts';

const pending = z.object({
  email: storedEmail,
  code: hashedCode,
  sentAt: z.iso.datetime(),
  tries: z.int().min(0),
  forNews: z.boolean(),
});

/** The addresses that an account has confirmed beside its own, and the one that waits for its code. */
const accountAddresses = z.object({
  confirmed: z.array(storedEmail),
  pending: pending.optional(),
  version: z.int().min(0),
});
export type AccountAddresses = z.infer<typeof accountAddresses>;

const keyOf = (providerId: string) => ({ pk: `ACCOUNT#${providerId}`, sk: 'ADDRESSES' });
const none: AccountAddresses = { confirmed: [], version: 0 };

/** They lie in the sealed table: no officer's page may tell by them who is about to apply. */
export const addressRepository = (sealed: Table) => ({
  of: async (providerId: string): Promise<AccountAddresses> =>
    (await sealed.get(accountAddresses, keyOf(providerId))) ?? none,

  /** What they become, for a transaction of the caller. It fails where another request came first. */
  write: (providerId: string, was: AccountAddresses, next: Omit<AccountAddresses, 'version'>): Write =>
    sealed.putWrite(
      { ...keyOf(providerId), ...next, version: was.version + 1 },
      was.version === 0 ? notThere : atVersion(was.version),
    ),
});
export type AddressRepository = ReturnType<typeof addressRepository>;

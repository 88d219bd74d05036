import * as z from 'zod';
import { type Addresses, addressFor } from '../../../domain/people/addresses.ts';
import type { Visitor } from '../../shared/web/request.ts';
import type { Application } from './application.ts';

const typed = z.object({ email: z.string().trim().min(1) });

/** The address of the contact that the application names; undefined where it is not filled in. */
export const contactAddress = ({ draft }: Pick<Application, 'draft'>): string | undefined =>
  typed.safeParse(draft.contacts).data?.email;

/** Where letters about an application go: to its contact once that address is confirmed, and to the account's own until then. */
export const lettersGoTo = (
  application: Pick<Application, 'draft'>,
  { email }: Pick<Visitor, 'email'>,
  addresses: Addresses,
): string => addressFor(contactAddress(application) ?? email, email, addresses);

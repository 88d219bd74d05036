import * as z from 'zod';
import { recipientsGiven } from '../../../domain/letters/recipients.ts';

export const environment = z.object({
  LETTERS_TABLE: z.string().min(1),
  NOTIFY_BASE_URL: z.string().min(1),
  NOTIFY_KEY_PARAMETER: z.string().min(1),
  /** Notify answers one that is no UUID with the error that it also gives for an address. */
  NOTIFY_TEMPLATE_ID: z.guid(),
  /** To whom this stage writes. */
  ALLOWED_RECIPIENTS: recipientsGiven,
});

import * as z from 'zod';
import { sealReadersGiven } from '../../../domain/seal/readers.ts';

export const environment = z.object({
  RECORDS_TABLE: z.string().min(1),
  /** The roles that may read what is sealed. */
  SEAL_READERS: sealReadersGiven,
  LETTERS_TABLE: z.string().min(1),
  SEND_LETTERS_FUNCTION: z.string().min(1),
  SITE_URL: z.string().min(1),
});

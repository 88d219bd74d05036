import * as z from 'zod';
import { sealReadersGiven } from '../../../domain/seal/readers.ts';

export const environment = z.object({
  RECORDS_TABLE: z.string().min(1),
  /** The roles that may read what is sealed. */
  SEAL_READERS: sealReadersGiven,
});

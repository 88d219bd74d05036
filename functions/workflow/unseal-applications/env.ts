import * as z from 'zod';

export const environment = z.object({
  RECORDS_TABLE: z.string().min(1),
  SEALED_TABLE: z.string().min(1),
  SEALED_BUCKET: z.string().min(1),
  OPENED_BUCKET: z.string().min(1),
});

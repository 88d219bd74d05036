import * as z from 'zod';

export const environment = z.object({
  RECORDS_TABLE: z.string().min(1),
  LETTERS_TABLE: z.string().min(1),
  SITE_URL: z.url(),
  BANK_HOLIDAYS_URL: z.string().min(1),
  SEND_LETTERS_FUNCTION: z.string().min(1),
});

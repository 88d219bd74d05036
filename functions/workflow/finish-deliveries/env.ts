import * as z from 'zod';

export const environment = z.object({
  RECORDS_TABLE: z.string().min(1),
  SEND_LETTERS_FUNCTION: z.string().min(1),
  BANK_HOLIDAYS_URL: z.string().min(1),
  /** ARN of the machine that runs what follows a change of a window. */
  CHANGE_MACHINE: z.string().min(1),
  /** ARN of the machine that runs a window. */
  WINDOW_MACHINE: z.string().min(1),
});

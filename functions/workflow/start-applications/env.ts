import * as z from 'zod';

export const environment = z.object({
  RECORDS_TABLE: z.string().min(1),
  APPLICATION_MACHINE: z.string().min(1),
});

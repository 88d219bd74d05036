import * as z from 'zod';

export const environment = z.object({
  RECORDS_TABLE: z.string().min(1),
  CQC_BASE_URL: z.string().min(1),
  CQC_KEY_PARAMETER: z.string().min(1),
});

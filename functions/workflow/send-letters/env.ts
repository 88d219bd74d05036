import * as z from 'zod';

export const environment = z.object({
  LETTERS_TABLE: z.string().min(1),
  NOTIFY_BASE_URL: z.string().min(1),
  NOTIFY_KEY_PARAMETER: z.string().min(1),
  NOTIFY_TEMPLATE_ID: z.string().min(1),
});

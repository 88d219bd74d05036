import * as z from 'zod';

export const environment = z.object({
  RECORDS_TABLE: z.string().min(1),
  OFFICER_SESSIONS_TABLE: z.string().min(1),
  OPENED_BUCKET: z.string().min(1),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  SITE_URL: z.url(),
  CQC_BASE_URL: z.string().min(1),
  CQC_KEY_PARAMETER: z.string().min(1),
  FORM_SECRET_PARAMETER: z.string().min(1),
  /** ARN of the machine that runs a window. */
  WINDOW_MACHINE: z.string().min(1),
  /** ARN of the machine that follows a change of a window. */
  CHANGE_MACHINE: z.string().min(1),
  /** ARN of the machine that runs an application. */
  APPLICATION_MACHINE: z.string().min(1),
  BANK_HOLIDAYS_URL: z.string().min(1),
  LETTERS_TABLE: z.string().min(1),
  SEND_LETTERS_FUNCTION: z.string().min(1),
});

import * as z from 'zod';

/** The environment of the public site. */
export const environment = z.object({
  /** Which deployment this is: `live`, or one that does not count. */
  STAGE: z.string().min(1),
  RECORDS_TABLE: z.string().min(1),
  LETTERS_TABLE: z.string().min(1),
  PROVIDER_SESSIONS_TABLE: z.string().min(1),
  CQC_BASE_URL: z.url(),
  CQC_KEY_PARAMETER: z.string().min(1),
  SEND_LETTERS_FUNCTION: z.string().min(1),
  WRITE_PDF_FUNCTION: z.string().min(1),
  /** The public address of the service, without a path or a slash at its end. */
  SITE_URL: z.url(),
});

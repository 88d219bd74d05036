import * as z from 'zod';

const name = z.string().min(1);

/** The environment of whatever shows pages of the officers' site. */
export const environmentOfBoth = z.object({
  /** Which deployment this is: `live`, or one that does not count. */
  STAGE: name,
  RECORDS_TABLE: name,
  AUDIT_TABLE: name,
  OFFICER_SESSIONS_TABLE: name,
  /** Id of the user pool of the officers' accounts. */
  OFFICERS_POOL: name,
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: name,
  SITE_URL: z.url(),
  FORM_SECRET_PARAMETER: name,
});

/** The environment of the officers' desk. */
export const environment = environmentOfBoth.extend({
  OPENED_BUCKET: name,
  CQC_BASE_URL: name,
  CQC_KEY_PARAMETER: name,
  /** ARN of the machine that runs a window. */
  WINDOW_MACHINE: name,
  /** ARN of the machine that follows a change of a window. */
  CHANGE_MACHINE: name,
  /** ARN of the machine that runs an application. */
  APPLICATION_MACHINE: name,
  BANK_HOLIDAYS_URL: name,
  LETTERS_TABLE: name,
  SEND_LETTERS_FUNCTION: name,
});

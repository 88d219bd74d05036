import * as z from 'zod';
import { sealReadersGiven } from '../../domain/seal/readers.ts';

const name = z.string().min(1);

/** The environment of the providers' site. */
export const environment = z.object({
  /** Which deployment this is: `live`, or one that does not count. */
  STAGE: name,
  SEALED_TABLE: name,
  RECORDS_TABLE: name,
  LETTERS_TABLE: name,
  PROVIDER_SESSIONS_TABLE: name,
  SEALED_BUCKET: name,
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: name,
  /** Public address of the service, without a path. */
  SITE_URL: z.url(),
  CQC_BASE_URL: z.url(),
  CQC_KEY_PARAMETER: name,
  FORM_SECRET_PARAMETER: name,
  /** The roles that may read what is sealed. */
  SEAL_READERS: sealReadersGiven,
  SEND_LETTERS_FUNCTION: name,
  WRITE_PDF_FUNCTION: name,
});

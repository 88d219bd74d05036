import * as z from 'zod';

const name = z.string().min(1);

export const environment = z.object({
  RECORDS_TABLE: name,
  AUDIT_TABLE: name,
  LETTERS_TABLE: name,
  OPENED_BUCKET: name,
  PACKS_BUCKET: name,
  BANK_HOLIDAYS_URL: name,
  /** Its own name: a pack of many applications takes several calls. */
  MAKE_PACK_FUNCTION: name,
});

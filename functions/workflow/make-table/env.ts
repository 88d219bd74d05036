import * as z from 'zod';

const name = z.string().min(1);

export const environment = z.object({
  RECORDS_TABLE: name,
  AUDIT_TABLE: name,
  LETTERS_TABLE: name,
  PACKS_BUCKET: name,
});

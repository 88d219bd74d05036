import * as z from 'zod';
import { environmentOfBoth } from '../env.ts';

const name = z.string().min(1);

/** The environment of the officers' pages about an award. */
export const environment = environmentOfBoth.extend({
  MAKE_PACK_FUNCTION: name,
  MAKE_TABLE_FUNCTION: name,
  PACKS_BUCKET: name,
  LETTERS_TABLE: name,
  SEND_LETTERS_FUNCTION: name,
});

import * as z from 'zod';
import type { Field } from '../field.ts';
import { type Missing, worded } from './wording.ts';

/** A day, `YYYY-MM-DD`. */
export const day = (asked: Missing): Field<string> => ({
  asked: { kind: 'date', ...worded(asked) },
  schema: z.iso.date({ error: asked.missing }),
});

import * as z from 'zod';
import { saysWhy, tooShort } from '../../../domain/reason.ts';

const LONGEST = 5000;

/** A reason as decisions keep it: it says enough for somebody who asks for it years later (domain/reason.ts). */
export const reasonField = (missing: string, least?: number) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing, abort: true })
    .max(LONGEST, `Use ${LONGEST.toLocaleString('en-GB')} characters or fewer`)
    .refine((reason) => saysWhy(reason, least), tooShort(least));

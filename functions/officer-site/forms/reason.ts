import * as z from 'zod';

const LONGEST = 5000;

/** A reason as decisions keep it: never empty, since somebody will ask for it years later. */
export const reasonField = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(LONGEST, `Use ${LONGEST.toLocaleString('en-GB')} characters or fewer`);

import * as z from 'zod';
import { words } from './words.ts';

/** How somebody gets help from a person. */
export const contact = z.object({
  telephone: z.string().regex(/^(0|\+44 ?)\d[\d ]{7,11}\d$/, 'Use a telephone number, like 01632 960 001'),
  email: z.email('Use an email address, like name@example.gov.uk'),
  /** When somebody answers, as half a sentence: "on working days from 9am to 5pm". */
  hours: words,
});
export type Contact = z.infer<typeof contact>;

import * as z from 'zod';

/** What is asked, in words. */
export interface Wording {
  readonly label: string;
  readonly hint?: string;
}
/** `missing` is what is said where nothing was answered, and starts with what to do: Enter, Select, Explain, Describe, Confirm. */
export type Missing = Wording & { readonly missing: string };

export const worded = ({ label, hint }: Wording) => ({ label, ...(hint ? { hint } : {}) });

export const tooLong = (longest: number): string => `Use ${longest.toLocaleString('en-GB')} characters or fewer`;

/** Text in which something can be seen: a space of no width is no answer. */
export const filled = (missing: string, longest: number) =>
  z
    .string({ error: missing })
    .trim()
    .refine((typed) => SEEN.test(typed), missing)
    .max(longest, tooLong(longest));
const SEEN = /[^\s\p{Cc}\p{Cf}]/u;

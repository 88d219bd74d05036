import * as z from 'zod';

/** What a draft holds: by page, what the form sent. */
export const draftAnswers = z.record(z.string(), z.record(z.string(), z.unknown()));
export type DraftAnswers = z.infer<typeof draftAnswers>;

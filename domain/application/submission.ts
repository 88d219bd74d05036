import * as z from 'zod';
import type { Agreement } from '../agreement/agreement.ts';
import { draftAnswers } from './answers.ts';
import { audience } from './page.ts';

/** One question as the provider saw it, with all that it offered to choose from, and the answer as the provider gave it. */
export const frozenRow = z.object({
  question: z.string(),
  hint: z.string().optional(),
  choices: z.array(z.string()).optional(),
  answer: z.string(),
});
export type FrozenRow = z.infer<typeof frozenRow>;

/** What a page says before its questions, which refer to it: the grounds that “any of these” means, the rates that are accepted. */
const introduction = z.object({ text: z.array(z.string()), points: z.array(z.string()) });

/** One page of the form as it was asked and answered; applications frozen before introductions were kept have none. */
const frozenSection = z.object({
  page: z.string(),
  title: z.string(),
  /** Whom the page was for when it was asked: what officers see of it years later is as it was then. */
  shownTo: z.array(audience).default([]),
  introduction: introduction.optional(),
  rows: z.array(frozenRow),
});

/** Questions and answers frozen at submission: what is sealed, hashed, unsealed and evaluated. */
export const frozenApplication = z.object({
  agreementId: z.string(),
  windowId: z.string(),
  providerId: z.string(),
  organisationName: z.string(),
  locationId: z.string(),
  lots: z.array(z.string()).min(1),
  sections: z.array(frozenSection),
  answers: draftAnswers,
});
export type FrozenApplication = z.infer<typeof frozenApplication>;

/** What a provider holds as proof: `hash` is SHA-256, in hex, of the frozen application's canonical JSON. */
export const receipt = z.object({
  reference: z.string(),
  submittedAt: z.iso.datetime(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  attempt: z.int().min(1),
});
export type Receipt = z.infer<typeof receipt>;

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A reference that people can read out over the telephone: the agreement's letters, the window's year and month, and 6 characters of a hash without 0, 1, I or O. */
export const referenceOf = (
  { references }: Pick<Agreement, 'references'>,
  windowId: string,
  hashOfProviderAndWindow: string,
): string => {
  const [, year = '0000', month = '00'] = /(\d{4})-(\d{2})-\d{2}/.exec(windowId) ?? [];
  const letters = Array.from(
    { length: 6 },
    (_, index) => ALPHABET[Number.parseInt(hashOfProviderAndWindow.slice(index * 2, index * 2 + 2), 16) % 32],
  );
  return `${references}-${year.slice(2)}${month}-${letters.join('')}`;
};

import * as z from 'zod';
import { type OutcomeKind, outcomeKind } from '../letters/outcome-kind.ts';
import { words } from './words.ts';

/** A place in outcome letters where officers may write; all else of a letter is made of the records. */
export const letterPlace = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens'),
  /** What its heading in the letter is, and what officers are asked. */
  label: words,
  /** What officers are told of it. */
  hint: words,
  /** Words at most. */
  most: z.int().min(20).max(300),
  /** The kinds of letters that have it. */
  of: z.array(outcomeKind).min(1),
});
export type LetterPlace = z.infer<typeof letterPlace>;

/** The places that letters of a kind have, in the order in which they stand. */
export const placesIn = (
  letters: { readonly places?: readonly LetterPlace[] | undefined } | undefined,
  kind: OutcomeKind,
): readonly LetterPlace[] => (letters?.places ?? []).filter(({ of }) => of.includes(kind));

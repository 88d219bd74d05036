import * as z from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import type { Reason } from '../reason.ts';
import { receipt, referenceOf } from './submission.ts';

/** Of what was frozen no more is looked at than whose it is: the rest is taken as it comes. */
export const frozenToTheLetter = z.looseObject({ windowId: z.string(), providerId: z.string() });

/** What a provider keeps as proof of a submission: the receipt, and all that its fingerprint was made of. */
export const proofOfSubmission = z.object({
  /** What the agreement's references begin with. */
  references: z.string(),
  receipt,
  /** To the letter as it was frozen, with whatever is in it: anything changed there, in whatever place, gives another fingerprint. */
  frozen: frozenToTheLetter,
});
export type ProofOfSubmission = z.infer<typeof proofOfSubmission>;

/** Bytes. An application is one row of a table, which holds 400 KB; as a file it has spaces besides. */
export const LONGEST_PROOF = 1_000_000;

type ProofFault = Reason<'unreadable' | 'other-content' | 'other-reference'>;

/** What came of checking a proof: its receipt with the fingerprint worked out anew, and everything that does not match. */
export interface CheckedProof {
  readonly receipt: ProofOfSubmission['receipt'] | undefined;
  readonly fingerprint: string | undefined;
  readonly faults: readonly ProofFault[];
}

/**
 * Works the fingerprint of a kept submission out anew (SHA-256 of its canonical JSON) and compares it with the receipt's, as it does the reference. It
 * says whether the two belong together, and not that the council has them: that is for its own copy to say. `sha256` answers in hex.
 */
export const checkProof = (text: string, sha256: (text: string) => string): CheckedProof => {
  const read = proofOfSubmission.safeParse(jsonOf(text));
  if (!read.success)
    return { receipt: undefined, fingerprint: undefined, faults: [{ code: 'unreadable', text: UNREADABLE }] };
  const { receipt: kept, frozen, references } = read.data;
  const fingerprint = sha256(canonicalJson(frozen));
  const reference = referenceOf({ references }, frozen.windowId, sha256(frozen.windowId + frozen.providerId));
  return {
    receipt: kept,
    fingerprint,
    faults: [
      ...(fingerprint === kept.hash
        ? []
        : [
            {
              code: 'other-content',
              text: `The questions and answers in the record have the fingerprint ${fingerprint}, and the receipt has another: ${kept.hash}.`,
            } as const,
          ]),
      ...(reference === kept.reference
        ? []
        : [
            {
              code: 'other-reference',
              text: `The record belongs to the reference ${reference}, and the receipt is for ${kept.reference}.`,
            } as const,
          ]),
    ],
  };
};

const UNREADABLE =
  'This is no record of a submission as the service gives it. Use the file as you saved it, whole and unchanged.';

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

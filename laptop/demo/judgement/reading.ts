import { isUnsafe, type JudgedQuestion, lookedFor } from './looked-for.ts';

/** How surely an answer gives a kind of proof: in so many words, in words that leave it open, or not. */
export type Proof = 'firm' | 'vague' | 'none';

/** What a reader finds in an answer. */
export interface Reading {
  readonly unsafe: boolean;
  readonly covered: readonly string[];
  readonly missing: readonly string[];
  /** Who answers for it, by when, and the provider's own figures. */
  readonly proofs: Readonly<Record<ProofKind, Proof>>;
  readonly learnt: boolean;
  readonly checkedAgain: boolean;
}
export type ProofKind = 'owner' | 'timing' | 'figures';

const signs: Readonly<Record<Exclude<ProofKind, 'figures'>, { readonly firm: RegExp; readonly vague: RegExp }>> = {
  owner: {
    firm: /\b(?:manager|lead|coordinator|planner|trainer|nurse), [A-Z][\w’-]+ [A-Z][\w’-]+/,
    vague: /\b(?:the manager|our office|a senior)\b/i,
  },
  timing: {
    firm: /\b(?:within|every) \d+ ?(?:minutes?|hours?|days?|weeks?|months?)\b|\bby \d{1,2}(?::\d\d)?(?:am|pm)\b|\bevery (?:week|month|quarter|Thursday)\b/i,
    vague: /\bregularly\b|\bas quickly as possible\b|\bpromptly\b/i,
  },
};

const COUNTED = /\d+(?:\.\d+)?%|\b\d+ of \d+\b/;
const PERIOD = /\b(?:in|over) the last (?:year|quarter|\d+ months)\b/i;
const VAGUELY_COUNTED = /\bmost people\b|\bnearly all\b|\bvery few\b/i;

/** Reads an answer for what the question looks for, and for proof. The text is all there is to go by. */
export const read = (question: JudgedQuestion, answer: string): Reading => {
  const looked = lookedFor(question);
  const has = ({ words }: { readonly words: RegExp }) => words.test(answer);
  return {
    unsafe: isUnsafe(question, answer),
    covered: looked.filter(has).map(({ what }) => what),
    missing: looked.filter((each) => !has(each)).map(({ what }) => what),
    proofs: {
      owner: proof(answer, signs.owner),
      timing: proof(answer, signs.timing),
      figures: figures(answer),
    },
    learnt: /\b(?:learnt|since then)\b[^\n]*\bchanged\b/i.test(answer),
    checkedAgain: /\bchecked again\b|\blooked at (?:it )?again\b|\bseen again\b|\bthird look\b/i.test(answer),
  };
};

const proof = (answer: string, { firm, vague }: { readonly firm: RegExp; readonly vague: RegExp }): Proof => {
  if (firm.test(answer)) return 'firm';
  return vague.test(answer) ? 'vague' : 'none';
};

/** A number is proof where it says what it was counted over. */
const figures = (answer: string): Proof => {
  const sentences = answer.split(/(?<=[.!?])\s+/);
  if (sentences.some((sentence) => COUNTED.test(sentence) && PERIOD.test(sentence))) return 'firm';
  return COUNTED.test(answer) || VAGUELY_COUNTED.test(answer) ? 'vague' : 'none';
};

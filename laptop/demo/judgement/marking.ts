import type { JudgedQuestion } from './looked-for.ts';
import { type Proof, type ProofKind, type Reading, read } from './reading.ts';

/** A mark from 0 to 5 with the reason for it. */
export interface Marked {
  readonly mark: number;
  readonly reason: string;
}

/** A strict reader takes only what is said in so many words; a generous one gives the benefit of the doubt, worth one mark at most. */
export type Reader = 'strict' | 'generous';

/** How one of the demonstration's evaluators marks an answer by the agreement's scale, from its text alone. */
export const markAnswer = (question: JudgedQuestion, answer: string, reader: Reader): Marked => {
  const reading = read(question, answer);
  const strict = markOf(reading, ({ proof }) => proof === 'firm', reading.learnt && reading.checkedAgain);
  const mark =
    reader === 'strict'
      ? strict
      : Math.min(
          strict + 1,
          markOf(reading, ({ proof }) => proof !== 'none', reading.learnt),
        );
  return { mark, reason: reasonFor(reading, reader) };
};

type Accepts = (given: { readonly kind: ProofKind; readonly proof: Proof }) => boolean;

export const PROOFS = ['owner', 'timing', 'figures'] as const satisfies readonly ProofKind[];

/** The agreement's scale, as these readers apply it. */
const markOf = ({ unsafe, covered, missing, proofs }: Reading, accepts: Accepts, improved: boolean): number => {
  if (unsafe || covered.length === 0) return 0;
  const proven = PROOFS.filter((kind) => accepts({ kind, proof: proofs[kind] })).length;
  if (missing.length > 0) {
    if (covered.length * 2 < covered.length + missing.length) return 1;
    return missing.length === 1 && proven === PROOFS.length ? 3 : 2;
  }
  if (proven === 0) return 2;
  if (proven < PROOFS.length) return 3;
  return improved ? 5 : 4;
};

const named = { owner: 'who answers for it', timing: 'by when', figures: 'own figures' } as const;

const reasonFor = (reading: Reading, reader: Reader): string => {
  if (reading.unsafe)
    return 'Unsafe: what is described would leave the person in danger, whatever else the answer says.';
  if (reading.covered.length === 0) return 'Off the point: nothing of what the question asks about is answered.';
  const { missing, proofs } = reading;
  const given = PROOFS.filter((kind) => proofs[kind] === 'firm').map((kind) => named[kind]);
  const hinted = PROOFS.filter((kind) => proofs[kind] === 'vague').map((kind) => named[kind]);
  const lacking = PROOFS.filter((kind) => proofs[kind] === 'none').map((kind) => named[kind]);
  return [
    missing.length === 0
      ? `Covers everything asked: ${listed(reading.covered)}.`
      : `Covers ${listed(reading.covered)}. Missing: ${listed(missing)}.`,
    given.length > 0 ? `States ${listed(given)}.` : '',
    hinted.length > 0
      ? `${capital(listed(hinted))} only in general words${reader === 'generous' ? ', which I accept as a sign of practice' : ''}.`
      : '',
    lacking.length > 0 ? `Does not state ${listed(lacking)}.` : '',
    improvement(reading),
  ]
    .filter(Boolean)
    .join(' ');
};

const improvement = ({ learnt, checkedAgain, missing }: Reading): string => {
  if (missing.length > 0 || !learnt) return '';
  return checkedAgain
    ? 'What was learnt changed practice, and the change was checked.'
    : 'What was learnt changed practice; whether it held is not said.';
};

const listed = (items: readonly string[]): string => new Intl.ListFormat('en-GB').format(items);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Why a rule says no, or sends a case to an officer: a word for code and records, and a sentence for people. */
export interface Reason<Code extends string = string> {
  readonly code: Code;
  readonly text: string;
}

/** What a check came to: `fail` ends an application, `refer` puts it before an officer with the evidence. */
export type CheckOutcome = 'pass' | 'refer' | 'fail';

/** A reason found by a check, with how far it goes by itself. */
export interface Finding<Code extends string = string> extends Reason<Code> {
  readonly outcome: 'refer' | 'fail';
}

/** The gravest finding decides; none means `pass`. */
export const outcomeOf = (findings: readonly Finding[]): CheckOutcome => {
  if (findings.some(({ outcome }) => outcome === 'fail')) return 'fail';
  return findings.length > 0 ? 'refer' : 'pass';
};

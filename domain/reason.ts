/** Why a rule says no, or sends a case to an officer: a word for code and records, and a sentence for people. */
export interface Reason<Code extends string = string> {
  readonly code: Code;
  readonly text: string;
}

/** What a check came to: `fail` ends an application, `refer` puts it before an officer with the evidence. */
export type CheckOutcome = 'pass' | 'refer' | 'fail';

/** A reason found by a check, with how far it goes by itself: a `note` goes nowhere, and is read by whoever decides later. */
export interface Finding<Code extends string = string> extends Reason<Code> {
  readonly outcome: 'refer' | 'fail' | 'note';
}

/** The gravest finding decides; none, and what is only noted, means `pass`. */
export const outcomeOf = (findings: readonly Pick<Finding, 'outcome'>[]): CheckOutcome => {
  if (findings.some(({ outcome }) => outcome === 'fail')) return 'fail';
  return findings.some(({ outcome }) => outcome === 'refer') ? 'refer' : 'pass';
};

/** Letters and numbers: a reason shorter than this explains nothing to a challenger, an auditor or the firm years later. */
export const LEAST_REASON = 10;
/** The least of a reason that turns a firm away: it is what the firm is told, and what it would contest. */
export const LEAST_REASON_AGAINST_A_FIRM = 40;

/** Whether a reason says enough wherever officers are asked for one; spaces and punctuation do not count. */
export const saysWhy = (reason: string, least = LEAST_REASON): boolean =>
  (reason.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= least;

/** What to tell somebody whose reason is too short. */
export const tooShort = (least = LEAST_REASON): string =>
  `Write the reason out, in at least ${least} letters: somebody who was not there reads it years later`;

/** What stands against a reason that is to turn a firm away: the firm is told it, and would contest it. */
export const barriersToTurningAway = (reason: string): readonly Reason<'no-reason'>[] =>
  saysWhy(reason, LEAST_REASON_AGAINST_A_FIRM)
    ? []
    : [{ code: 'no-reason', text: tooShort(LEAST_REASON_AGAINST_A_FIRM) }];

import * as z from 'zod';
import { isChosen } from '../questions/field.ts';
import type { Finding } from '../reason.ts';
import { isRecent } from './recent.ts';

/** How far an answer goes that is not the one hoped for, where an agreement may say so. */
export const verdict = z.enum(['fails', 'refers', 'nothing']);
type Verdict = z.infer<typeof verdict>;

/** Sums and numbers that can be stored as they are written. */
const bound = z.number().min(0).max(1_000_000_000_000);

/** When an answer counts: a choice made or not, a number or sum out of bounds, a day too long before the window's last, or after it. */
export const gateCondition = z.union([
  z.strictObject({ is: z.string().regex(/\S/) }),
  z.strictObject({ lacks: z.string().regex(/\S/) }),
  z.strictObject({ below: bound }),
  z.strictObject({ above: bound }),
  z.strictObject({ olderThanMonths: z.int().min(1).max(120) }),
]);
export type GateCondition = z.infer<typeof gateCondition>;

/** That nothing was answered, though it was asked: only where a page once asked without demanding an answer. */
interface Unanswered {
  readonly unanswered: true;
}

/** What counts about one answer of a page. */
export interface OnAnswer {
  readonly field: string;
  readonly when: GateCondition | Unanswered;
}

/** What one answer leads to: the only description of it, which judges it (`met`) and from which pages say it (gate-words.ts). */
export interface Gate extends OnAnswer {
  /** It counts only while one of these does too. */
  readonly andOneOf?: readonly OnAnswer[];
  /** `notes`: it keeps nobody from anything, and whoever approves the award reads it. */
  readonly outcome: Exclude<Verdict, 'nothing'> | 'notes';
  /** What records go by. */
  readonly code: string;
  /** The sentence that an officer is told, and of an answer that fails the provider; a function where it tells of the answers. */
  readonly says: string | ((answers: ReadonlyMap<string, unknown>) => string);
  /** What it takes to pass it, for the public page of the agreement. */
  readonly needs?: string;
}

/** A gate as far as the agreement lets it go: none where it says that nothing follows. */
export const gate = (how: Verdict, of: Omit<Gate, 'outcome'>): readonly Gate[] =>
  how === 'nothing' ? [] : [{ ...of, outcome: how }];

/** Of a page's gates those that these answers meet, on the window's last day, `YYYY-MM-DD`. An answer that was not asked for meets none. */
export const met = (
  gates: readonly Gate[],
  answers: ReadonlyMap<string, unknown>,
  closingDay: string,
): readonly Gate[] => {
  const counts = ({ field, when }: OnAnswer) => answers.has(field) && holds(when, answers.get(field), closingDay);
  return gates.filter((each) => counts(each) && (each.andOneOf?.some(counts) ?? true));
};

const foundBy = { fails: 'fail', refers: 'refer', notes: 'note' } as const;

/** The finding that a gate comes to with these answers. */
export const findingOf = ({ code, outcome, says }: Gate, answers: ReadonlyMap<string, unknown>): Finding => ({
  code,
  outcome: foundBy[outcome],
  text: typeof says === 'string' ? says : says(answers),
});

/** Whether a condition is true of one typed answer; of nothing answered none is but that there is none. */
export const holds = (when: OnAnswer['when'], answer: unknown, closingDay: string): boolean => {
  if (answer === undefined || answer === '') return 'unanswered' in when;
  if ('is' in when) return isChosen(answer, when.is);
  if ('lacks' in when) return !isChosen(answer, when.lacks);
  if ('below' in when) return typeof answer === 'number' && answer < when.below;
  if ('above' in when) return typeof answer === 'number' && answer > when.above;
  if ('unanswered' in when) return false;
  return typeof answer === 'string' && !isRecent(answer, when.olderThanMonths, closingDay);
};

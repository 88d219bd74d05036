import { type Agreement, endOfTerm } from '../agreement/agreement.ts';
import type { Reason } from '../reason.ts';
import { dateInWords, momentInWords, spanInWords } from '../time/plain-words.ts';
import { isWithinTerm, openingsAhead } from './openings.ts';
import { overlap, type Span } from './span.ts';
import type { Window } from './window.ts';

export type InTheWay = Reason<'overlaps' | 'term-over'>;
type Known = Pick<Window, 'windowId' | 'status' | 'opensAt' | 'closesAt' | 'additional'>;

/** Windows that take applications, or will: the others leave their time to new ones. */
const takesTime = ({ status }: Known): boolean => status === 'scheduled' || status === 'open';

/** Another window of the agreement that is open, or planned, in the span: two are never open at once (docs/rules.md, rule 1). */
export const windowsInTheWay = (span: Span, others: readonly Known[]): readonly InTheWay[] =>
  others
    .filter((each) => takesTime(each) && overlap(span, each))
    .map((each) => ({ code: 'overlaps', text: `${asInWords(each)} ${NEVER_TWO}` }));

/** A window that the schedule is still to open in the span. */
export const scheduleInTheWay = (
  span: Span,
  agreement: Pick<Agreement, 'windows' | 'term'>,
  on: string,
): readonly InTheWay[] =>
  openingsAhead(agreement, on)
    .filter((each) => overlap(span, each))
    .slice(0, 1)
    .map((each) => ({
      code: 'overlaps',
      text: `The schedule opens a window ${fromTo(each)}. ${NEVER_TWO}`,
    }));

/** The end of the agreement, with the options taken so far, before the window would close (docs/rules.md, rule 9). */
export const termInTheWay = (
  { closesAt }: Pick<Span, 'closesAt'>,
  agreement: Pick<Agreement, 'term'>,
): readonly InTheWay[] =>
  isWithinTerm(agreement, { closesAt })
    ? []
    : [
        {
          code: 'term-over',
          text: `The agreement ends on ${dateInWords(endOfTerm(agreement))}, and a window closes within its term: this one would close at ${momentInWords(closesAt)}.`,
        },
      ];

const NEVER_TWO = 'Two windows of one agreement are never open at once.';

const fromTo = ({ opensAt, closesAt }: Span): string => {
  const [from, to] = spanInWords(opensAt, closesAt);
  return `from ${from} to ${to}`;
};

const asInWords = (each: Known): string => {
  if (!each.additional) return `A window is ${each.status === 'open' ? 'open' : 'planned'} ${fromTo(each)}.`;
  const { by, askedAt } = each.additional;
  return `${by.name} asked${askedAt ? ` at ${momentInWords(askedAt)}` : ''} for a window ${fromTo(each)}.`;
};

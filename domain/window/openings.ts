import type { Agreement } from '../agreement/agreement.ts';
import { termEndsAt } from '../agreement/term.ts';
import { compareInstants, londonDate, londonInstant, plusDays } from '../time/london.ts';
import { openingDates, yearOf } from './opening-dates.ts';
import type { Span } from './span.ts';
import type { Window } from './window.ts';

type Scheduling = Pick<Agreement, 'windows' | 'term'>;

/** When a window that the schedule opens at this instant opens and closes; undefined where no schedule opens windows. */
export const scheduledOpening = ({ windows }: Pick<Agreement, 'windows'>, scheduledTime: string): Span | undefined => {
  if (windows.kind !== 'recurring') return undefined;
  const day = londonDate(scheduledTime);
  return {
    opensAt: londonInstant(day, windows.opensAt),
    closesAt: londonInstant(plusDays(day, windows.openDays), windows.closesAt),
  };
};

/** Whether a window closes within the term in force: one that would be open beyond it is never opened (docs/rules.md, rule 9). */
export const isWithinTerm = (agreement: Pick<Agreement, 'term'>, { closesAt }: Pick<Span, 'closesAt'>): boolean =>
  compareInstants(closesAt, termEndsAt(agreement)) <= 0;

/** Every window that the schedule is still to open after an instant, within the term in force, soonest first. */
export const openingsAhead = (agreement: Scheduling, after: string): readonly Span[] => {
  const { windows } = agreement;
  if (windows.kind !== 'recurring') return [];
  const end = termEndsAt(agreement);
  return openingDates(windows, yearOf(londonDate(after)), yearOf(end))
    .filter((date) => date >= londonDate(after) && date <= londonDate(end))
    .flatMap((date) => scheduledOpening(agreement, londonInstant(date)) ?? [])
    .filter((span) => compareInstants(span.opensAt, after) > 0 && isWithinTerm(agreement, span));
};

/** The next scheduled opening after an instant, for pages that tell providers when to come back; none after the term. */
export const nextOpening = (agreement: Scheduling, after: string): Span | undefined =>
  openingsAhead(agreement, after)[0];

/** What opens next: a window that an officer planned, or the schedule's. */
export const nextPlanned = (
  agreement: Scheduling,
  windows: readonly Pick<Window, 'status' | 'opensAt' | 'closesAt'>[],
  after: string,
): Span | undefined => {
  const planned = windows.filter((one) => one.status === 'scheduled' && compareInstants(one.opensAt, after) > 0);
  const scheduled = nextOpening(agreement, after);
  return [...planned, ...(scheduled ? [scheduled] : [])].toSorted((a, b) => compareInstants(a.opensAt, b.opensAt))[0];
};

import type { Agreement } from '../agreement/agreement.ts';
import { isInBy } from '../time/arriving.ts';
import { before, compareInstants, plusDuration } from '../time/london.ts';
import { promisedClosing, toldFrom, untoldExtension } from './extending.ts';
import type { Span } from './span.ts';
import type { Window } from './window.ts';

type Reminding = Pick<Agreement, 'reminders'>;
type Timed = Pick<Window, 'opensAt' | 'closesAt' | 'changes'>;

/** So long after its instant a reminder is still written and sent. Later it would be told of a time that is not left. */
const GOES_FOR = 'PT10M';

/** The instants of a window's reminders, the first first. One that would come before the window is open is left out. */
const remindersOf = ({ reminders }: Reminding, { opensAt, closesAt }: Span): readonly string[] =>
  reminders
    .map((lead) => before(closesAt, lead))
    .filter((at) => compareInstants(at, opensAt) > 0)
    .toSorted(compareInstants);

/** From when on a reminder of this instant is not sent any more. */
export const reminderTooLateFrom = (at: string): string => plusDuration(at, GOES_FOR);

const isUnderWay = (at: string, on: string): boolean =>
  compareInstants(at, on) <= 0 && compareInstants(on, reminderTooLateFrom(at)) < 0;

/** An extension can still be taken back: which closing counts is not known before it is told. */
const isUndecided = (window: Timed, on: string): boolean => promisedClosing(window, on) !== window.closesAt;

/**
 * The instant of the reminder that is to be sent now; undefined where there is none. None is sent late, so that there are never two at once,
 * and none while it is not known which closing it would tell of (docs/rules.md, rule 1).
 */
export const reminderDue = (
  agreement: Reminding,
  window: Timed & Pick<Window, 'status'>,
  on: string,
): string | undefined =>
  window.status === 'open' && !isUndecided(window, on)
    ? remindersOf(agreement, window).findLast((at) => isUnderWay(at, on))
    : undefined;

/**
 * Instants of reminders that may be on their way when what arrived at this instant has been stored: of the closing that counts and of those that
 * were put off.
 */
export const remindersUnderWay = (
  agreement: Reminding,
  { opensAt, closesAt, changes }: Timed,
  arrivedAt: string,
): readonly string[] => {
  const closings = new Set([closesAt, ...changes.flatMap(({ closedBefore }) => closedBefore ?? [])]);
  const instants = [...closings].flatMap((closing) => remindersOf(agreement, { opensAt, closesAt: closing }));
  return [...new Set(instants)].filter(
    (at) => compareInstants(at, isInBy(arrivedAt)) <= 0 && compareInstants(arrivedAt, reminderTooLateFrom(at)) < 0,
  );
};

/** What a window is waited for next: its closing, or a look at `lookAt`, never later than that, whether somebody is to be reminded. */
export interface NextLook {
  readonly closesAt: string;
  readonly lookAt?: string;
}

/**
 * When it is to be looked next whom to remind. The closing is the one that applicants can count on, so that nobody waits beyond a closing
 * that comes after all because an extension was taken back. Whoever waits does not notice that a window is extended: the first
 * reminder of the new closing comes no sooner than the next one of the earlier closing would have, and the extension is told by a letter of its own.
 */
export const nextLook = (agreement: Reminding, window: Timed, on: string): NextLook => {
  const closesAt = promisedClosing(window, on);
  const untold = isUndecided(window, on) ? untoldExtension(window, on) : undefined;
  const ahead = untold ? toldFrom(untold) : remindersOf(agreement, window).find((at) => compareInstants(at, on) > 0);
  return ahead !== undefined && compareInstants(ahead, closesAt) < 0 ? { closesAt, lookAt: ahead } : { closesAt };
};

import { Cron } from 'croner';
import { Temporal } from 'temporal-polyfill';
import type { Schedule } from '../template/schedules.ts';

/** The first time after this one (epoch ms) at which a schedule fires; undefined when there is none. */
export type Next = (afterEpochMs: number) => number | undefined;

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads an expression of EventBridge Scheduler: `cron(...)` and `at(...)` in the schedule's time zone, `rate(...)`.
 *
 * @param since what a rate counts from, where the schedule has no start (epoch ms).
 * @throws for an expression that Scheduler would refuse.
 */
export function occurrences(
  { expression, timezone, startDate, endDate }: Pick<Schedule, 'expression' | 'timezone' | 'startDate' | 'endDate'>,
  since: number,
): Next {
  const start = startDate === undefined ? Number.NEGATIVE_INFINITY : Date.parse(startDate);
  const end = endDate === undefined ? Number.POSITIVE_INFINITY : Date.parse(endDate);
  const next = read(expression, timezone, Number.isFinite(start) ? start : since);
  return (after) => {
    const found = next(Math.max(after, start - 1));
    return found === undefined || found > end ? undefined : found;
  };
}

function read(expression: string, timezone: string, anchor: number): Next {
  const [, kind, given = ''] = /^(cron|rate|at)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'cron') {
    // Scheduler's six fields have no seconds, and count weekdays from Sunday as 1.
    const cron = new Cron(`0 ${given}`, { mode: '7-part', alternativeWeekdays: true, timezone, paused: true });
    return (after) => {
      let found = cron.nextRun(new Date(after));
      // In spring an hour of London is missing: croner moves what falls into it, Scheduler leaves it out.
      while (found && !cron.match(found)) found = cron.nextRun(found);
      return found?.getTime();
    };
  }
  if (kind === 'rate') {
    const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(given) ?? [];
    const period = Number(count) * (unitMs[unit] ?? Number.NaN);
    if (period > 0) return (after) => anchor + (Math.floor(Math.max(0, after - anchor) / period) + 1) * period;
  }
  if (kind === 'at') {
    const at = Temporal.PlainDateTime.from(given).toZonedDateTime(timezone).epochMilliseconds;
    return (after) => (at > after ? at : undefined);
  }
  throw new Error(`${expression} is no expression of EventBridge Scheduler`);
}

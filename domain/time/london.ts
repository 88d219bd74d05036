import { Temporal } from 'temporal-polyfill';

/** The clock every agreement is kept by (docs/rules.md, rule 1). */
export const LONDON = 'Europe/London';

/** Instants are written one way only, so that they sort as text: UTC with milliseconds. */
const written = (instant: Temporal.Instant): string => new Date(instant.epochMilliseconds).toISOString();

/**
 * The instants at which a London wall clock shows this date and time: one, but none in the hour that spring skips and two in the hour
 * that autumn repeats, the summer's first.
 */
export const londonInstants = (date: string, time: string): readonly string[] => {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const readings = (['earlier', 'later'] as const).map((disambiguation) =>
    wanted.toZonedDateTime(LONDON, { disambiguation }),
  );
  const shown = readings.filter((reading) => reading.toPlainDateTime().equals(wanted));
  return [...new Set(shown.map((reading) => written(reading.toInstant())))];
};

/** The instant at which a London wall clock shows this date and time. @throws RangeError where there is none, or two (rule 1) */
export const londonInstant = (date: string, time = '00:00'): string => {
  const [only, another] = londonInstants(date, time);
  if (only === undefined || another !== undefined)
    throw new RangeError(`London has ${only ? 'two instants' : 'no instant'} of ${time} on ${date}`);
  return only;
};

/** Whether London's clocks show this instant's time once more, or showed it before, on the same night. */
export const isRepeated = (instant: string): boolean => {
  const shown = Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON).toPlainDateTime();
  return londonInstants(shown.toPlainDate().toString(), shown.toPlainTime().toString()).length > 1;
};

/** The clock that London keeps at this instant: Greenwich Mean Time in winter, British Summer Time in summer. */
export const londonClock = (instant: string): 'GMT' | 'BST' =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON).offsetNanoseconds === 0 ? 'GMT' : 'BST';

/** Whether London's clocks are changed on this date (`YYYY-MM-DD`): then the day has 23 hours, or 25. */
export const isChangeDay = (date: string): boolean =>
  Temporal.PlainDate.from(date).toZonedDateTime(LONDON).hoursInDay !== 24;

/** The date a London calendar shows at this instant, `YYYY-MM-DD`. */
export const londonDate = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON).toPlainDate().toString();

/** The last date of what ends at this instant: the midnight that ends a day belongs to that day. */
export const lastDateBefore = (end: string): string => londonDate(plusDuration(end, '-PT0.001S'));

/** `date` plus a number of days (`YYYY-MM-DD`). */
export const plusDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** The same date so many months before; the last day of a month that has no such day. */
export const monthsBefore = (date: string, months: number): string =>
  Temporal.PlainDate.from(date).subtract({ months }).toString();

/** The same date so many months later; the last day of a month that has no such day. */
export const monthsAfter = (date: string, months: number): string =>
  Temporal.PlainDate.from(date).add({ months }).toString();

/** So long before an instant: days (`P7D`) by London's calendar, at the same time of day, and hours (`PT2H`) exactly. */
export const before = (instant: string, duration: string): string =>
  written(Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON).subtract(duration).toInstant());

/** The same time of London's day so many days before; where the clocks skip it, the hour after. */
export const daysBefore = (instant: string, days: number): string => before(instant, `P${days}D`);

/** The instant in the middle between two, to the second. */
export const halfway = (from: string, to: string): string => {
  const seconds = Temporal.Instant.from(from).until(to, { largestUnit: 'seconds' }).total('seconds');
  return plusDuration(from, `PT${Math.floor(seconds / 2)}S`);
};

/** 1 = Monday to 7 = Sunday. */
export const dayOfWeek = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;

/** Negative, zero or positive, as for a sort. Instants are compared as points in time, whatever their notation. */
export const compareInstants = (a: string, b: string): number =>
  Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));

/** Adds an exact duration such as `PT60S` to an instant. */
export const plusDuration = (instant: string, duration: string): string =>
  written(Temporal.Instant.from(instant).add(Temporal.Duration.from(duration)));

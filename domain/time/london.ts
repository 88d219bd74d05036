import { Temporal } from 'temporal-polyfill';

/** The clock every agreement is kept by (docs/rules.md, rule 1). */
export const LONDON = 'Europe/London';

/** Instants are written one way only, so that they sort as text: UTC with milliseconds. */
const written = (instant: Temporal.Instant): string => new Date(instant.epochMilliseconds).toISOString();

/** The instant at which a London wall clock shows this date and time; in the hour that the spring change skips, the hour after. */
export const londonInstant = (date: string, time = '00:00'): string =>
  written(Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(LONDON).toInstant());

/** The date a London calendar shows at this instant, `YYYY-MM-DD`. */
export const londonDate = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON).toPlainDate().toString();

/** `date` plus a number of days (`YYYY-MM-DD`). */
export const plusDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** The same date a year before; 28 February for a 29th. */
export const yearBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ years: 1 }).toString();

/** 1 = Monday to 7 = Sunday. */
export const dayOfWeek = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;

/** Negative, zero or positive, as for a sort. Instants are compared as points in time, whatever their notation. */
export const compareInstants = (a: string, b: string): number =>
  Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));

/** Adds an exact duration such as `PT60S` to an instant. */
export const plusDuration = (instant: string, duration: string): string =>
  written(Temporal.Instant.from(instant).add(Temporal.Duration.from(duration)));

import { Temporal } from 'temporal-polyfill';

const zone = 'Europe/London';

const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
const exact = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: zone,
});

/** "Monday 1 March 2027 at 12:00", London time. */
export const inWords = (epochMs: number): string => full.format(epochMs);

/** "1 Mar 2027, 12:00:05", London time. */
export const toTheSecond = (epochMs: number): string => exact.format(epochMs);

/** `2027-03-01T12:00`, London time, as a form's datetime-local field wants it. */
export const asField = (epochMs: number): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** The instant in ISO 8601, UTC. */
export const asInstant = (epochMs: number): string => new Date(epochMs).toISOString();

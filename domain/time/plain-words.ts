import { onceAskedFor } from '../once-asked-for.ts';
import { isChangeDay, LONDON, londonClock, londonDate, plusDays } from './london.ts';

const formatWith = (options: Intl.DateTimeFormatOptions) =>
  onceAskedFor(() => new Intl.DateTimeFormat('en-GB', options));
const date = formatWith({ dateStyle: 'full', timeZone: LONDON });
const shortDate = formatWith({ dateStyle: 'long', timeZone: LONDON });
const hourAndMinute = { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' } as const;
const clock = formatWith({ ...hourAndMinute, timeZone: LONDON });
const anyClock = formatWith({ ...hourAndMinute, timeZone: 'UTC' });

/** "12 noon", "9am", "5:30pm", "midnight": the GOV.UK style for times, to the minute. */
export const timeInWords = (instant: string): string => inWords(clock(), instant);

/** A time of the clock, `HH:MM`, in the same words, whether or not London has it on the day. */
export const clockTimeInWords = (time: string): string => inWords(anyClock(), `1970-01-01T${time}:00Z`);

const inWords = (format: Intl.DateTimeFormat, instant: string): string => {
  const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const pm = /pm/i.test(parts.dayPeriod ?? '');
  if (parts.hour === '12' && parts.minute === '00') return pm ? '12 noon' : 'midnight';
  const minutes = parts.minute === '00' ? '' : `:${parts.minute}`;
  return `${parts.hour}${minutes}${pm ? 'pm' : 'am'}`;
};

/** "Wednesday 31 March 2027". */
export const dayInWords = (instant: string): string => date().format(new Date(instant)).replace(',', '');

/** "31 March 2027", of an instant or of a plain date. */
export const dateInWords = (day: string): string => shortDate().format(new Date(day));

const clocks = { GMT: 'Greenwich Mean Time', BST: 'British Summer Time' } as const;

/** "Greenwich Mean Time" or "British Summer Time": the clock that London keeps at this instant. */
export const clockInWords = (instant: string): string => clocks[londonClock(instant)];

/**
 * "12 noon on Wednesday 31 March 2027", to the minute. Midnight belongs to the day that it ends, for the whole of its minute, so that
 * what a task does seconds after a day's end is not of the day after: "midnight at the end of Monday 26 April 2027". On a day on
 * which the clocks change, the clock is named.
 */
export const momentInWords = (instant: string): string =>
  timeInWords(instant) !== 'midnight' && isChangeDay(londonDate(instant)) ? withClock(instant) : plainly(instant);

/** Two moments of one span, each in words: where the clocks change between them, both name their clock. */
export const spanInWords = (from: string, to: string): readonly [string, string] =>
  londonClock(from) === londonClock(to) ? [momentInWords(from), momentInWords(to)] : [withClock(from), withClock(to)];

const plainly = (instant: string): string => {
  const time = timeInWords(instant);
  return time === 'midnight'
    ? `midnight at the end of ${dayInWords(plusDays(londonDate(instant), -1))}`
    : `${time} on ${dayInWords(instant)}`;
};

const withClock = (instant: string): string => `${plainly(instant)} (${clockInWords(instant)})`;

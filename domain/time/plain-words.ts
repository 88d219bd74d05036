import { LONDON } from './london.ts';

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: LONDON });
const shortDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: LONDON });
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
  timeZone: LONDON,
});

/** "12 noon", "9am", "5:30pm", "midnight": the GOV.UK style for times. */
export const timeInWords = (instant: string): string => {
  const parts = Object.fromEntries(clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const pm = /pm/i.test(parts.dayPeriod ?? '');
  if (parts.hour === '12' && parts.minute === '00') return pm ? '12 noon' : 'midnight';
  const minutes = parts.minute === '00' ? '' : `:${parts.minute}`;
  return `${parts.hour}${minutes}${pm ? 'pm' : 'am'}`;
};

/** "Wednesday 31 March 2027". */
export const dayInWords = (instant: string): string => date.format(new Date(instant)).replace(',', '');

/** "31 March 2027", of an instant or of a plain date. */
export const dateInWords = (day: string): string => shortDate.format(new Date(day));

/** "12 noon on Wednesday 31 March 2027"; midnight belongs to the day that it ends: "midnight at the end of Monday 26 April 2027". */
export const momentInWords = (instant: string): string => {
  const time = timeInWords(instant);
  if (time !== 'midnight') return `${time} on ${dayInWords(instant)}`;
  return `midnight at the end of ${dayInWords(new Date(Date.parse(instant) - 1).toISOString())}`;
};

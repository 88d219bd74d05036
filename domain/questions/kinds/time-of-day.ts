import { plusDays } from '../../time/london.ts';
import type { Field } from '../field.ts';
import { typedAs } from './text.ts';

/** A time as people type it ("9am", "5:30pm", "12 noon", "17:00") as `HH:MM`; undefined where it is none. */
const timeOfDay = (typed: string): string | undefined => {
  const plain = typed.trim().toLowerCase().replaceAll(/\s+/g, '');
  if (plain === 'noon' || plain === '12noon' || plain === 'midday') return '12:00';
  if (isMidnight(plain)) return '00:00';
  const [, hours = '', minutes = '00', half] = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(plain) ?? [];
  if (hours === '' || (half === undefined && !/[:.]/.test(plain))) return undefined;
  const hour = half ? halfDay(Number(hours), half) : Number(hours);
  return hour === undefined || hour > 23 || Number(minutes) > 59
    ? undefined
    : `${String(hour).padStart(2, '0')}:${minutes}`;
};

const isMidnight = (plain: string): boolean => plain === 'midnight' || plain === '12midnight';

/** The day whose clock shows a closing that was typed: "midnight" closes the day it is typed for, so it is the next day's 00:00. */
export const dayOfClosing = (date: string, typed: unknown): string =>
  typeof typed === 'string' && isMidnight(typed.toLowerCase().replaceAll(/\s+/g, '')) ? plusDays(date, 1) : date;

const halfDay = (hour: number, half: string): number | undefined =>
  hour < 1 || hour > 12 ? undefined : (hour % 12) + (half === 'pm' ? 12 : 0);

/** A time on the London clock, asked for on one line; the answer is `HH:MM`. */
export const time = (asked: {
  readonly label: string;
  readonly hint: string;
  readonly missing: string;
}): Field<string> => typedAs({ ...asked, width: 10, wrong: asked.missing, asTyped: true }, timeOfDay);

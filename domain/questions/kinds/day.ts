import * as z from 'zod';
import { dateInWords } from '../../time/plain-words.ts';
import { plainly } from '../../unseen.ts';
import type { Field } from '../field.ts';
import { dayParts } from '../typed-day.ts';
import { fieldRead, type Reading } from './read.ts';
import { calledIn, type Missing, worded } from './wording.ts';

/** Between which days an answer lies, where a question says more than that it lies in the memory of people and files. */
export interface Bounds {
  readonly earliest?: string | undefined;
  readonly latest?: string | undefined;
  /** The day on which it is asked, `YYYY-MM-DD` in London, of what has happened: days after it are refused. */
  readonly today?: string | undefined;
}

const EARLIEST = '1900-01-01';
const LATEST = '2099-12-31';

/** A day, `YYYY-MM-DD`, from 1900 to 2099 or between the question's own bounds. */
export const day = (asked: Missing & Bounds): Field<string> =>
  fieldRead({
    asked: { kind: 'date', ...worded(asked) },
    missing: asked.missing,
    longest: 200,
    read: (typed) => {
      const called = calledIn(asked.missing, 'The date');
      const reading = dayIn(typed, asked.missing, called);
      const wrong = 'answer' in reading ? outside(reading.answer, asked, called) : undefined;
      return wrong ? { wrong } : reading;
    },
  });

const realDay = z.iso.date();

const dayIn = (typed: string, missing: string, called: string): Reading<string> => {
  const parts = dayParts(typed);
  const [date, month, year] = [plainly(parts.day), monthIn(plainly(parts.month)), plainly(parts.year)];
  const lacking = Object.entries({ day: date, month, year }).flatMap(([part, text]) => (text === '' ? [part] : []));
  if (lacking.length === 3) return { wrong: missing };
  if (lacking.length > 0) return { wrong: `${called} must include a ${lacking.join(' and a ')}` };
  if (/^\d+$/.test(year) && year.length !== 4) return { wrong: 'Year must include 4 numbers' };
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return realDay.safeParse(iso).success ? { answer: iso, kept: iso } : { wrong: `${called} must be a real date` };
};

const months = 'january february march april may june july august september october november december'.split(' ');

/** A month's number as it is typed, or of its name in full or short; what is neither stays, and makes no real date. */
const monthIn = (typed: string): string => {
  const name = typed.toLowerCase().replace(/\.$/, '');
  const at = name.length < 3 ? -1 : months.findIndex((each) => each.startsWith(name));
  return at < 0 ? typed : String(at + 1);
};

const outside = (
  date: string,
  { earliest = EARLIEST, latest = LATEST, today }: Bounds,
  called: string,
): string | undefined => {
  if (today !== undefined && date > today) return `${called} must be today or in the past`;
  if (date < earliest) return `${called} must be on or after ${dateInWords(earliest)}`;
  return date > latest ? `${called} must be on or before ${dateInWords(latest)}` : undefined;
};

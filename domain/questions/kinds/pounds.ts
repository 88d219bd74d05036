import { inPounds } from '../../money.ts';
import { plainly } from '../../unseen.ts';
import type { Field } from '../field.ts';
import { line } from './line.ts';
import { fieldRead, type Reading } from './read.ts';
import { calledIn, type Missing } from './wording.ts';

/** What can be stored to the penny. */
const MOST = 1_000_000_000_000;

/** A sum in pounds; it is kept with the commas of its thousands, and its pence where it has any. */
export const pounds = (asked: Missing): Field<number> =>
  fieldRead({
    asked: line({ ...asked, inputmode: 'numeric', prefix: '£', width: 10 }),
    missing: asked.missing,
    longest: 200,
    read: (typed) => poundsIn(typed, calledIn(asked.missing, 'The sum')),
  });

/** Digits alone or in thousands parted by commas or spaces, with pence or without. */
const FIGURES = /^(\d+|\d{1,3}(?:[, ]\d{3})+)(?:\.(\d+))?$/;

/** "10000000", "£10,000,000", "10m" and "10 million" are one sum. */
const poundsIn = (typed: string, called: string): Reading<number> => {
  // The sign stands before the field already.
  const kept = typed.replace(/^[\s£]+/, '');
  const plain = plainly(kept).replace(/\s*pounds?$/i, '');
  if (/^[-−(]\s*£?\s*\d/u.test(plain)) return { wrong: `${called} must be £0 or more`, kept };
  const [, figures = plain, millions] = /^([^a-z]+)(m|mn|million)$/i.exec(plain) ?? [];
  const [, whole = '', part = ''] = FIGURES.exec(figures.trim()) ?? [];
  if (whole === '') return { wrong: `${called} must be a sum in figures, like 2,500 or 2.5 million`, kept };
  const places = millions ? 8 : 2;
  if (part.length > places) return { wrong: `${called} must be in pounds and pence, like 2,500.50`, kept };
  const sum = Number(whole.replaceAll(/\D/g, '') + part.padEnd(places, '0')) / 100;
  if (sum >= MOST) return { wrong: `${called} must be less than £${MOST.toLocaleString('en-GB')}`, kept };
  return { answer: sum, kept: inPounds(sum).replace('£', '') };
};

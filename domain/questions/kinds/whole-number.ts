import { plainly } from '../../unseen.ts';
import type { Field } from '../field.ts';
import { type Line, line } from './line.ts';
import { fieldRead, type Reading } from './read.ts';
import { calledIn, type Missing } from './wording.ts';

interface Counted {
  readonly least: number;
  readonly most: number;
  /** Stands behind the field. */
  readonly unit?: string;
  /** What it is called in a message about it, where what asks for it does not say. */
  readonly called?: string;
}

/** A whole number from `least` to `most`. */
export const wholeNumber = (asked: Missing & Pick<Line, 'width'> & Counted): Field<number> =>
  fieldRead({
    asked: line({ width: 10, ...asked, inputmode: 'numeric', ...(asked.unit ? { suffix: asked.unit } : {}) }),
    missing: asked.missing,
    longest: 200,
    read: (typed) => wholeIn(typed, asked, asked.called ?? calledIn(asked.missing, 'The number')),
  });

/** Digits alone, or in thousands parted by commas or spaces; ".0" says nothing. What only counts as a number, such as 0x10 or 1e3, is none of anybody's. */
const FIGURES = /^(-?)(\d+|\d{1,3}(?:[, ]\d{3})+)(?:\.0+)?$/;

const wholeIn = (typed: string, { least, most, unit }: Counted, called: string): Reading<number> => {
  const plain = plainly(typed).replaceAll('−', '-');
  const alone = unit && plain.toLowerCase().endsWith(unit.toLowerCase()) ? plain.slice(0, -unit.length).trim() : plain;
  const [, minus = '', figures = ''] = FIGURES.exec(alone) ?? [];
  const bounds = `${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}`;
  if (figures === '') return { wrong: `${called} must be a whole number in figures, from ${bounds}` };
  const number = Number(`${minus}${figures.replaceAll(/\D/g, '')}`);
  if (number < least || number > most) return { wrong: `${called} must be from ${bounds}` };
  return { answer: number, kept: /\D/.test(figures) ? number.toLocaleString('en-GB') : String(number) };
};

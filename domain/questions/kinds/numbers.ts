import * as z from 'zod';
import type { Field } from '../field.ts';
import { type Line, line } from './line.ts';
import type { Missing } from './wording.ts';

/** A sum in pounds. */
export const pounds = (asked: Missing): Field<number> => ({
  asked: line({ ...asked, inputmode: 'numeric', prefix: '£', width: 10 }),
  schema: z.preprocess(poundsIn, z.number({ error: asked.missing }).min(0, asked.missing)),
  // The sign stands before the field already.
  tidy: (typed) => (typeof typed === 'string' ? typed.replace(/^[\s£]+/, '') : typed),
});

/** "10000000", "£10,000,000", "10m" and "10 million" are one sum. */
const poundsIn = (value: unknown): number => {
  const plain = typeof value === 'string' ? value.replace(/[£,\s]/g, '') : '';
  const [, sum = '', millions] = /^(\d+(?:\.\d+)?)(m|mn|million)?$/i.exec(plain) ?? [];
  return sum === '' ? Number.NaN : Number(sum) * (millions ? 1_000_000 : 1);
};

/** A whole number from `least` to `most`; `unit` stands behind the field. */
export const wholeNumber = (
  asked: Missing & Pick<Line, 'width'> & { readonly least: number; readonly most: number; readonly unit?: string },
): Field<number> => ({
  asked: line({ width: 10, ...asked, inputmode: 'numeric', ...(asked.unit ? { suffix: asked.unit } : {}) }),
  schema: z.preprocess(
    wholeIn,
    z.number({ error: asked.missing }).min(asked.least, asked.missing).max(asked.most, asked.missing),
  ),
});

/** Digits alone, with or without the comma of a thousand: what only counts as a number, such as 0x10 or 1e3, is none of anybody's. */
const wholeIn = (value: unknown): number => {
  const typed = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return /^(\d+|\d{1,3}(,\d{3})+)$/.test(typed) ? Number(typed.replaceAll(',', '')) : Number.NaN;
};

import { plainly } from '../../unseen.ts';
import type { Field } from '../field.ts';
import type { Line } from './line.ts';
import { typedAs } from './text.ts';
import type { Missing } from './wording.ts';

/** A postcode of the United Kingdom, in capitals with one space; undefined where it has not the form of one. */
const postcodeFrom = (typed: string): string | undefined => {
  const plain = plainly(typed)
    .toUpperCase()
    .replaceAll(/[\s\p{P}]/gu, '');
  const [, outward, inward] = /^([A-Z]{1,2}\d[A-Z\d]?|GIR)(\d[A-Z]{2})$/.exec(plain) ?? [];
  return outward && inward ? `${outward} ${inward}` : undefined;
};

/** A postcode. */
export const postcode = (asked: Missing & Line): Field<string> =>
  typedAs(
    { autocomplete: 'postal-code', width: 10, ...asked, wrong: 'Enter a full UK postcode, like ST16 2LH' },
    postcodeFrom,
  );

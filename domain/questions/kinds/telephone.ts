import { plainly } from '../../unseen.ts';
import type { Field } from '../field.ts';
import type { Line } from './line.ts';
import { typedAs } from './text.ts';
import type { Wording } from './wording.ts';

const TELEPHONE = 'Enter a telephone number, like 01632 960 001';

const NUMBER = /^[\d\s()+.-]+$/;
const EXTENSION = /[\s,;(]*(?:extension|extn|ext|x|#)[\s.:]*(\d{1,6})\)?$/i;
/** From a local number to that of another country with all that is dialled before it: E.164 has 15 at most. */
const DIGITS = { least: 7, most: 18 };

/** A telephone number as people write it, with an extension or without; undefined where nobody could dial it. */
const telephoneFrom = (typed: string): string | undefined => {
  const plain = plainly(typed).replaceAll(/\p{Pd}/gu, '-');
  if (plain.length > 60) return undefined;
  const number = plain.replace(EXTENSION, '');
  const digits = number.replaceAll(/\D/g, '').length;
  return NUMBER.test(number) && digits >= DIGITS.least && digits <= DIGITS.most ? plain : undefined;
};

/** A telephone number, kept as people write it: it is for people to read and to dial. */
export const telephone = (asked: Wording & Line): Field<string> =>
  typedAs(
    { autocomplete: 'tel', width: 20, ...asked, type: 'tel', missing: TELEPHONE, wrong: TELEPHONE },
    telephoneFrom,
  );

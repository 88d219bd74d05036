import { plainly } from '../../unseen.ts';
import type { Field } from '../field.ts';
import type { Line } from './line.ts';
import { typedAs } from './text.ts';
import type { Missing } from './wording.ts';

/** A number of the register of data controllers, in capitals and without spaces; undefined where it can be none. */
const icoNumberFrom = (typed: string): string | undefined => {
  const plain = plainly(typed)
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '');
  return /^[A-Z0-9]{6,12}$/.test(plain) && /\d/.test(plain) ? plain : undefined;
};

/** The number under which somebody is registered with the Information Commissioner's Office. */
export const icoNumber = (asked: Missing & Line): Field<string> =>
  typedAs({ width: 10, ...asked, wrong: 'Enter an ICO registration number, like ZA123456' }, icoNumberFrom);

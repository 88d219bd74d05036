import { emailAddressFrom } from '../../people/email-address.ts';
import type { Field } from '../field.ts';
import type { Line } from './line.ts';
import { typedAs } from './text.ts';
import type { Wording } from './wording.ts';

const EMAIL = 'Enter an email address in the correct format, like name@example.com';

/** An email address that letters can go to. */
export const email = (asked: Wording & Line): Field<string> =>
  typedAs({ autocomplete: 'email', ...asked, type: 'email', missing: EMAIL, wrong: EMAIL }, emailAddressFrom);

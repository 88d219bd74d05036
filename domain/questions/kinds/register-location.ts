import { registerIdFrom } from '../../register/register-id.ts';
import type { Field } from '../field.ts';
import type { Line } from './line.ts';
import { typedAs } from './text.ts';
import type { Missing } from './wording.ts';

/** The ID of a location on CQC's register. People paste the address of its page there, or type spaces and a small letter. */
export const registerLocation = (asked: Missing & Line & { readonly wrong: string }): Field<string> => ({
  ...typedAs(asked, registerIdFrom),
  isLocation: true,
});

/** The kinds of question that pages ask. Each gives what is asked together with what may be answered, and reads what is typed one way. */
export { choice, confirmed, optionalChoice, optionalSeveral, several, yesNo } from './kinds/choices.ts';
export { day } from './kinds/day.ts';
export { email } from './kinds/email.ts';
export { file, optionalFile } from './kinds/files.ts';
export { icoNumber } from './kinds/ico-number.ts';
export { longText, optionalLongText, reason } from './kinds/long-text.ts';
export { name } from './kinds/name.ts';
export { postcode } from './kinds/postcode.ts';
export { pounds } from './kinds/pounds.ts';
export { registerLocation } from './kinds/register-location.ts';
export { telephone } from './kinds/telephone.ts';
export { optionalText, text, typedAs } from './kinds/text.ts';
export { time } from './kinds/time-of-day.ts';
export { wholeNumber } from './kinds/whole-number.ts';

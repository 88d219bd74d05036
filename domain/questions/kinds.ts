/** The kinds of question that pages ask. Each gives what is asked together with what may be answered. */
export { choice, confirmed, optionalChoice, optionalSeveral, several, yesNo } from './kinds/choices.ts';
export { day } from './kinds/day.ts';
export { file, optionalFile } from './kinds/files.ts';
export { longText, optionalLongText, reason } from './kinds/long-text.ts';
export { pounds, wholeNumber } from './kinds/numbers.ts';
export { email, name, optionalText, telephone, text, typedAs } from './kinds/text.ts';
export { time } from './kinds/time-of-day.ts';

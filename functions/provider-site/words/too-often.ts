import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Sent } from '../../shared/forms/form.ts';

/** Something was done as often as one account may: `done` says what, `again` from when it may be done again. */
export const tooOften = (done: string, again: string): Sent => ({
  barriers: [{ code: 'too-often', text: `${done}. You can do so again from ${momentInWords(again)}` }],
  status: 429,
});

import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { dateInWords } from '../../../domain/time/plain-words.ts';
import type { Window } from '../../../domain/window/window.ts';

/** What people call a window: the agreement and the day it opens. */
export const windowTitle = (
  { title }: Pick<Agreement, 'title'>,
  { opensAt, additional }: Pick<Window, 'opensAt' | 'additional'>,
): string => `${title}, ${additional ? 'additional ' : ''}window of ${dateInWords(opensAt)}`;

import type { OpenedPage } from '../../../domain/application/opened-page.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';

/** Who else has opened a page, in a sentence; undefined where nobody has. */
export const openedInWords = ([last, ...others]: readonly OpenedPage[]): string | undefined => {
  if (!last) return undefined;
  const more = others.length > 0 ? ` and ${others.length === 1 ? 'somebody else' : 'others'} before` : '';
  return `${last.by.name} opened this page at ${momentInWords(last.at)}${more}`;
};

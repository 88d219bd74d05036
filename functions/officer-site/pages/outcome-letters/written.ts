import { lastWords, type Releasing } from '../../../../domain/award/releasing.ts';
import { paths } from '../../paths.ts';

const MOST_SHOWN = 50;

/** The letters that hold words of officers, by their references: who wrote last in each, and when. What they wrote stands in the letters only. */
export const writtenShown = (windowId: string, { words }: Pick<Releasing, 'words'>) => {
  const standing = lastWords(words).filter(({ text }) => text !== '');
  return {
    shown: standing.slice(0, MOST_SHOWN).map(({ applicationId, reference, by, at }) => ({
      reference,
      by,
      at,
      href: paths.window(windowId).application(applicationId).outcomeLetter,
    })),
    more: Math.max(0, standing.length - MOST_SHOWN),
  };
};

import { outcomeOf } from '../reason.ts';
import { lastDateBefore } from '../time/london.ts';
import type { DraftAnswers } from './answers.ts';
import type { Consequence } from './gate-words.ts';
import type { AskedPage } from './page.ts';

/**
 * What the answers of a draft would lead to if they were submitted to a window that closes then, by page: judged by the gates of the
 * compliance check (compliance.ts), as far as there are answers. Pages whose answers lead to nothing are left out.
 */
export const consequencesIn = (
  pages: readonly AskedPage[],
  draft: DraftAnswers,
  closesAt: string,
): ReadonlyMap<string, readonly Consequence[]> => {
  const closingDay = lastDateBefore(closesAt);
  return new Map(
    pages
      .map(({ path, consequences }) => [path, consequences(draft[path] ?? {}, closingDay)] as const)
      .filter(([, consequences]) => consequences.length > 0),
  );
};

/** The pages with an answer for which the application would be refused. */
export const pagesThatRefuse = (
  pages: readonly AskedPage[],
  consequences: ReturnType<typeof consequencesIn>,
): readonly AskedPage[] => pages.filter(({ path }) => outcomeOf(consequences.get(path) ?? []) === 'fail');

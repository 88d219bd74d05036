import type { Agreement } from '../agreement/agreement.ts';
import { pagesOf } from './application.ts';
import type { AsItCounts } from './corrected.ts';
import type { PageToCorrect } from './correction.ts';
import type { AskedPage } from './page.ts';

type Submitted = Pick<AsItCounts, 'lots' | 'sections' | 'answers'>;

/** Which lots are applied for says what is asked at all: with others it would be another application. */
const ASKS_FOR_OTHERS = 'lots';

/**
 * The pages of an application that can be returned for correction, in their order, each with its answers as they count: those that were
 * really asked and that nobody scores. A page that names the register's location is not among them, since whoever accepts a registration
 * says which one counts; nor is one that asks for a file, or the one that chooses the lots.
 */
export const correctablePages = (
  agreement: Agreement,
  { lots, sections, answers }: Submitted,
): readonly PageToCorrect[] =>
  pagesOf(agreement, lots).flatMap((page) => {
    const asked = sections.find((section) => section.page === page.path);
    if (!asked || asked.shownTo.includes('evaluation') || !mayBeNamed(page)) return [];
    return [{ page: page.path, title: asked.title, values: { ...answers[page.path] } }];
  });

const mayBeNamed = ({ path, shownTo, file, location, questions }: AskedPage): boolean =>
  path !== ASKS_FOR_OTHERS &&
  !shownTo.includes('evaluation') &&
  file === undefined &&
  location === undefined &&
  questions.length > 0;

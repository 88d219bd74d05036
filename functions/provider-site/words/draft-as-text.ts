import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { answerRows } from '../../../domain/application/answer-rows.ts';
import type { DraftAnswers } from '../../../domain/application/answers.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Window } from '../../../domain/window/window.ts';

interface Written {
  readonly agreement: Pick<Agreement, 'title'>;
  readonly window: Pick<Window, 'closesAt'>;
  readonly pages: readonly AskedPage[];
  readonly draft: DraftAnswers;
}

/** What was written and not submitted, as a text that anything can open: its first line says that nobody judged it. */
export const draftAsText = ({ agreement, window, pages, draft }: Written): string => {
  const sections = pages.map((page) => {
    const rows = answerRows(page, draft[page.path] ?? {});
    return [
      underlined(page.title),
      ...rows.map(({ question, answer }) => `${question}\n${answer || 'Not answered'}`),
    ].join('\n\n');
  });
  return `${[
    'NOT SUBMITTED, NOT ASSESSED',
    `What was written for an application to join the ${agreement.title}, in the window that closed at ${momentInWords(window.closesAt)}.`,
    ...sections,
  ].join('\n\n')}\n`;
};

const underlined = (title: string): string => `${title}\n${'='.repeat(title.length)}`;

import { answerRows } from '../../../domain/application/answer-rows.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Application } from '../case/application.ts';

/** What was written and not submitted, as a text that anything can open: its first line says that nobody judged it. */
export const draftAsText = ({ agreement, window, pages, draft }: Application): string => {
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

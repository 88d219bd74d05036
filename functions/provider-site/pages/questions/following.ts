import type { DraftAnswers } from '../../../../domain/application/answers.ts';
import { pageAfter } from '../../../../domain/application/application.ts';
import { pagesAsked } from '../../case/application.ts';
import type { OpenPage } from '../../case/open-page.ts';
import { paths } from '../../paths.ts';

/** The address of what comes after a page, as these answers have it: the task list after the last of a section. */
export const followingPath = ({ application, page }: OpenPage, draft: DraftAnswers): string => {
  const next = pageAfter(pagesAsked(application, draft), page.path);
  const { question, tasks } = paths.window(application.window.windowId);
  return next ? question(next.path) : tasks;
};

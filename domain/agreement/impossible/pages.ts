import { indispensable } from '../../application/pages/library.ts';
import type { Agreement } from '../agreement.ts';
import { againstOwnPage } from './own-page.ts';

/** Why an application cannot be made of these pages: what is missing, listed twice, or refers to what is not there. */
export const againstThePages = ({ pages, questionnaire, lots }: Agreement): readonly string[] => {
  const ids = pages.map(({ page }) => page);
  const taken = new Set([...questionnaire.questions.map(({ id }) => id), ...lots.map(({ id }) => `capacity-${id}`)]);
  const tasks = pages.flatMap((each) => ('own' in each ? [each.own.task] : []));
  return [
    ...indispensable.filter((id) => !ids.includes(id)).map((id) => `No application can do without the page ${id}`),
    ...(ids.includes('quality') ? [] : ['The quality questions are asked on no page: choose the page quality']),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `The page ${id} is listed twice`),
    ...(ids.indexOf('capacity') < ids.indexOf('lots') ? ['Zones and hours are asked before the lots are chosen'] : []),
    ...ids.filter((id) => taken.has(id)).map((id) => `The page ${id} has the name of a question or of a lot’s page`),
    ...tasks.filter((task) => task.trim() !== task).map((task) => `The task “${task}” begins or ends with a space`),
    ...pages.flatMap((each) => ('own' in each ? againstOwnPage(each.page, each.own) : [])),
  ];
};

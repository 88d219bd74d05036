import { type PageResult, page } from '../../../shared/web/results.ts';
import type { OfAgreement } from '../../case/agreement.ts';
import { practiceOf } from '../../case/practice.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Every page of an application, to be tried without making one. */
export const practiceContents =
  (deps: Deps) =>
  async (request: OfAgreement): Promise<PageResult> => {
    const { agreement, pages } = await practiceOf(deps, request);
    const at = paths.agreement(agreement.id);
    return page('public/practice.njk', {
      title: 'Practise an application',
      caption: agreement.title,
      back: { href: at.page, text: agreement.title },
      sections: [...Map.groupBy(pages, ({ task }) => task)].map(([title, inSection]) => ({
        title,
        pages: inSection.map(({ path, title: text }) => ({ text, href: at.practicePage(path) })),
      })),
      questionsHref: at.questions,
    });
  };

import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { takesQuestions } from '../../../../domain/window/clarification.ts';
import { questionsUntil } from '../../../../domain/window/questions-until.ts';
import { paths as providerPaths } from '../../../provider-site/paths.ts';
import { publishedShown } from '../../../shared/clarifications.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { PageRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { agreementInForce } from '../../case/agreement.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Questions about a window that were answered for everyone, the last that was asked first, fifty a page. */
export const clarifications =
  (deps: Deps) =>
  async (request: PageRequest<'/{agreementId}/{windowId}'>): Promise<PageResult> => {
    const { params, query, arrivedAt } = request;
    const { agreement, windows } = await agreementInForce(deps, request);
    const window = [windows.open, ...windows.past].find((each) => each?.windowId === params.windowId);
    if (!window) throw notFound();
    const from = query.get('from') ?? undefined;
    const { items, next } = await deps.published.page(window.windowId, { after: from });
    const at = paths.agreement(agreement.id);
    const here = at.clarifications(window.windowId);
    const until = questionsUntil(agreement, window);
    const takes = takesQuestions(agreement, window, arrivedAt);
    return page(
      'public/clarifications.njk',
      {
        title: 'Questions and answers',
        agreement,
        window,
        until: momentInWords(until),
        takes,
        askHref: providerPaths.window(window.windowId).ask,
        published: items.map(publishedShown),
        isFirst: from === undefined,
        firstHref: here,
        olderHref: next && `${here}?${new URLSearchParams({ from: next })}`,
        back: { href: at.page, text: agreement.title },
      },
      200,
      { changesAt: takes ? until : undefined },
    );
  };

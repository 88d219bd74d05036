import { questionsUntil } from '../../../../domain/window/questions-until.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { type OfWindow, windowAsked } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { clarificationWords } from '../../words/clarifications.ts';
import { windowTitle } from '../../words/window-title.ts';

/** What providers asked about a window, oldest first, fifty a page. Who asked is not known here, nor whether they apply. */
export const clarificationList =
  (deps: Deps) =>
  async ({ params, query, arrivedAt }: OfWindow): Promise<PageResult> => {
    const window = await windowAsked(deps, params.windowId);
    const after = query.get('after') ?? undefined;
    const [agreement, { items, next }] = await Promise.all([
      frozenAgreement(deps, window.windowId),
      deps.clarifications.page(window.windowId, { after }),
    ]);
    const at = paths.window(window.windowId);
    const until = questionsUntil(agreement, window);
    return page('officer/clarifications/list.njk', {
      title: 'Questions from providers',
      caption: windowTitle(agreement, window),
      back: { href: at.page, text: 'Back to the window' },
      until,
      isPast: arrivedAt >= until,
      questions: items.map((asked) => ({
        ...asked,
        href: at.clarification(asked.clarificationId).page,
        words: clarificationWords(asked),
      })),
      at,
      here: at.clarifications,
      next,
      isFirst: after === undefined,
    });
  };

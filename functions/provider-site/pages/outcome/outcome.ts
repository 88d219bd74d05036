import { blocksOf } from '../../../shared/letter-blocks.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { releasedOutcome } from '../../case/released-outcome.ts';
import { type OfWindow, windowShown } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { cancelledInWords } from '../../words/closing.ts';
import { withOwnLinks } from '../../words/own-links.ts';

/** What the provider was told after the evaluation, lot by lot, in the letter's own words. */
export const outcome =
  (deps: Deps) =>
  async ({ params, visitor }: OfWindow): Promise<PageResult> => {
    const { window, agreement } = await windowShown(deps, params);
    const told = await releasedOutcome(deps, window, visitor.actsFor.providerId);
    if (!told) throw notFound();
    const at = paths.window(window.windowId);
    return page('provider/outcome.njk', {
      title: 'The outcome of your application',
      agreement,
      reference: told.reference,
      at: told.at,
      standstillEndsAt: window.status === 'standstill' ? window.standstillEndsAt : undefined,
      // What was decided is overtaken a minute after the window was cancelled; until then the page says it above.
      cancelled: cancelledInWords(window, agreement),
      blocks: withOwnLinks(told.paragraphs.flatMap(blocksOf), deps.siteUrl),
      overtaken: told.overtaken && {
        ...told.overtaken,
        blocks: withOwnLinks(told.overtaken.paragraphs.flatMap(blocksOf), deps.siteUrl),
      },
      receiptHref: at.receipt,
      answersHref: at.answers,
      sealHref: at.seal,
      scale: agreement.questionnaire.scale,
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };

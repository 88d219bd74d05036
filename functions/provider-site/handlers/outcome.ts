import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, page } from '../../shared/web/results.ts';
import { windowShown } from '../application/application.ts';
import { cancelledInWords } from '../application/closing.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';

/** What the provider was told after the evaluation, lot by lot, in the letter's own words. */
interface Block {
  readonly heading?: string;
  readonly subheading?: string;
  readonly text?: string;
  readonly items?: readonly string[];
}

export const showOutcome =
  (deps: ProviderSiteDeps) =>
  async ({ params, visitor }: SignedInRequest<'/apply/windows/{windowId}/outcome'>): Promise<PageResult> => {
    const { window, agreement } = await windowShown(deps, params.windowId);
    const outcome = await deps.outcomes.get(visitor.subject, window.windowId);
    if (!outcome) throw notFound();
    return page('provider/outcome.njk', {
      title: 'The outcome of your application',
      agreement,
      reference: outcome.reference,
      at: outcome.at,
      standstillEndsAt: window.status === 'standstill' ? window.standstillEndsAt : undefined,
      // What was decided is overtaken a minute after the window was cancelled; until then the page says it above.
      cancelled: cancelledInWords(window, agreement),
      blocks: outcome.paragraphs.map(blocksOf),
      overtaken: outcome.overtaken && {
        ...outcome.overtaken,
        blocks: outcome.overtaken.paragraphs.map(blocksOf),
      },
      answersHref: paths.window(window.windowId).answers,
      scale: agreement.questionnaire.scale,
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };

/** A letter's paragraph as a page shows it: `#` and `##` begin a heading, and lines that begin with a dash are a list. */
const blocksOf = (paragraph: string): readonly Block[] => {
  const [, hashes, title] = /^(##?) (.+)$/.exec(paragraph) ?? [];
  if (title) return [hashes === '#' ? { heading: title } : { subheading: title }];
  const blocks: { readonly text?: string; readonly items?: string[] }[] = [];
  for (const line of paragraph.split('\n').filter(Boolean)) {
    const last = blocks.at(-1);
    if (!line.startsWith('- ')) blocks.push({ text: line });
    else if (last?.items) last.items.push(line.slice(2));
    else blocks.push({ items: [line.slice(2)] });
  }
  return blocks;
};

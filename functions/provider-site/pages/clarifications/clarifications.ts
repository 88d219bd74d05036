import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { takesQuestions, toldAnswer } from '../../../../domain/window/clarification.ts';
import { questionsUntil } from '../../../../domain/window/questions-until.ts';
import { publishedShown } from '../../../shared/clarifications.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { type OfWindow, windowShown } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';

/** What the provider asked about a window, with what was answered, and below it what was answered for everyone, fifty a page. */
export const clarifications =
  (deps: Deps) =>
  async ({ params, visitor, arrivedAt, query }: OfWindow): Promise<PageResult> => {
    const { window, agreement } = await windowShown(deps, params);
    const from = query.get('from') ?? undefined;
    const [own, published] = await Promise.all([
      ownAnswered(deps, visitor.actsFor.providerId, window.windowId),
      deps.published.page(window.windowId, { after: from }),
    ]);
    const at = paths.window(window.windowId);
    const until = questionsUntil(agreement, window);
    const takes = takesQuestions(agreement, window, arrivedAt);
    return page('provider/clarifications.njk', {
      title: 'Questions and answers',
      caption: agreement.title,
      closing: closingOf(window, arrivedAt),
      until: momentInWords(until),
      takes,
      isCancelled: window.status === 'cancelled',
      askHref: takes ? at.ask : undefined,
      own,
      // The address can be kept, and read long afterwards.
      justAsked: query.has('asked') && own.some(({ answer }) => !answer),
      published: published.items.map(publishedShown),
      isFirst: from === undefined,
      firstHref: at.clarifications(),
      olderHref: published.next && at.clarifications(published.next),
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };

/** What a provider asked, newest first, with the answers that it has been told. */
const ownAnswered = async (
  deps: Pick<Deps, 'asked' | 'clarifications'>,
  providerId: string,
  windowId: string,
): Promise<readonly OwnShown[]> => {
  const own = await deps.asked.own(providerId, windowId);
  const shown = await Promise.all(
    own.map(async ({ clarificationId, question, askedAt }) => {
      const asked = await deps.clarifications.get(windowId, clarificationId);
      const answer = asked && toldAnswer(asked);
      return {
        askedAt,
        question,
        at: momentInWords(askedAt),
        answer: answer && { text: answer.text, at: momentInWords(answer.at), isForAll: answer.to === 'everyone' },
      };
    }),
  );
  return shown.toSorted((one, other) => (one.askedAt < other.askedAt ? 1 : -1));
};

interface OwnShown {
  readonly question: string;
  readonly at: string;
  readonly answer: { readonly text: string; readonly at: string; readonly isForAll: boolean } | undefined;
}

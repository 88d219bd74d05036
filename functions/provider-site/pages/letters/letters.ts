import { momentInWords } from '../../../../domain/time/plain-words.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { sentInWords } from '../../words/letters.ts';

/** What the provider was written, newest first, fifty a page. */
export const letters =
  (deps: Pick<Deps, 'letters'>) =>
  async ({ visitor, query }: SignedInRequest): Promise<PageResult> => {
    const from = query.get('from') ?? undefined;
    const { items, next } = await deps.letters.toldTo(visitor.actsFor.providerId, { after: from });
    return page('provider/letters.njk', {
      title: 'Letters to you',
      letters: items.map((each) => ({
        href: paths.letter(each.letterId),
        subject: each.subject,
        at: momentInWords(each.sentAt ?? each.createdAt),
        how: sentInWords(each),
      })),
      isFirst: from === undefined,
      firstHref: paths.letters(),
      olderHref: next && paths.letters(next),
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };

import type { StoredLetter } from '../../../../adapters/dynamodb/stored-letter.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { download, type PageResult, page } from '../../../shared/web/results.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { blocksOf } from '../../words/letter-blocks.ts';
import { sentInWords } from '../../words/letters.ts';

type OfLetter = SignedInRequest<'/{letterId}'>;
type Asked = Pick<Deps, 'letters'>;

/** @throws Problem 404 where the provider was told no such letter */
const ownLetter = async (
  deps: Asked,
  { params, visitor }: OfLetter,
): Promise<StoredLetter & { readonly body: string }> => {
  const found = await deps.letters.toldLetter(visitor.actsFor.providerId, params.letterId);
  if (!found) throw notFound();
  return { ...found, body: await deps.letters.bodyOf(found) };
};

/** A letter as it was sent. */
export const letter =
  (deps: Asked) =>
  async (request: OfLetter): Promise<PageResult> => {
    const found = await ownLetter(deps, request);
    return page('provider/letter.njk', {
      title: found.subject,
      at: momentInWords(found.sentAt ?? found.createdAt),
      to: found.to,
      how: sentInWords(found),
      blocks: found.body.split('\n\n').flatMap(blocksOf),
      fileHref: paths.letterFile(found.letterId),
      back: { href: paths.letters(), text: 'Back to your letters' },
    });
  };

/** The same as a text, to be kept. */
export const letterFile =
  (deps: Asked) =>
  async (request: OfLetter): Promise<PageResult> => {
    const { subject, to, body, sentAt, createdAt } = await ownLetter(deps, request);
    const text = [`To: ${to}`, momentInWords(sentAt ?? createdAt), '', subject, '', body, ''].join('\n');
    return download(text, 'text/plain; charset=utf-8', 'letter.txt');
  };

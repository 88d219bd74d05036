import type { StoredLetter } from '../../../../adapters/dynamodb/stored-letter.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { blocksOf } from '../../../shared/letter-blocks.ts';
import { pdf } from '../../../shared/web/pdf.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { download, type PageResult, page } from '../../../shared/web/results.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { sentInWords } from '../../words/letters.ts';
import { withOwnLinks } from '../../words/own-links.ts';

type OfLetter = SignedInRequest<'/{letterId}'>;
type Asked = Pick<Deps, 'letters' | 'siteUrl'>;
type Letter = StoredLetter & { readonly body: string };

const blocksOfLetter = ({ body }: Letter) => body.split('\n\n').flatMap(blocksOf);

/** @throws Problem 404 where the provider was told no such letter */
const ownLetter = async (deps: Asked, { params, visitor }: OfLetter): Promise<Letter> => {
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
      blocks: withOwnLinks(blocksOfLetter(found), deps.siteUrl),
      fileHref: paths.letterFile(found.letterId),
      pdfHref: paths.letterPdf(found.letterId),
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

/** The same as a PDF, to be kept or handed on. */
export const letterPdf =
  (deps: Asked & Pick<Deps, 'writePdf'>) =>
  async (request: OfLetter): Promise<PageResult> => {
    const found = await ownLetter(deps, request);
    const { letterId, subject } = found;
    return pdf(deps.writePdf, {
      document: {
        title: subject,
        about: `${momentInWords(found.sentAt ?? found.createdAt)}. ${sentInWords(found)}`,
        writtenAt: request.arrivedAt,
        blocks: blocksOfLetter(found),
      },
      filename: 'letter.pdf',
      instead: { href: paths.letter(letterId), text: 'Read the letter' },
    });
  };

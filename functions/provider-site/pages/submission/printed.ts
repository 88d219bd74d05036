import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { pdf } from '../../../shared/web/pdf.ts';
import type { PageResult } from '../../../shared/web/results.ts';
import { attempted, type OfAttempt } from '../../case/attempts.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { aboutAgreement, printedSections } from '../../words/printed.ts';

const WITHDRAWN = 'This was withdrawn since. It does not count.';

/** The receipt of one submission, to be kept. */
export const receiptPdf =
  (deps: Deps) =>
  async (request: OfAttempt): Promise<PageResult> => {
    const { agreement, kept, stands } = await attempted(deps, request, deps.sealed.submission);
    const { receipt, frozen } = kept;
    return pdf(deps.writePdf, {
      document: {
        title: 'Receipt of an application',
        about: aboutAgreement(agreement),
        writtenAt: request.arrivedAt,
        blocks: [
          ...(stands ? [] : [{ note: WITHDRAWN }]),
          {
            answers: [
              { question: 'Reference', answer: receipt.reference },
              { question: 'Submission', answer: String(receipt.attempt) },
              { question: 'Application of', answer: frozen.organisationName },
              { question: 'Received', answer: momentInWords(receipt.submittedAt) },
              { question: 'Received, to the millisecond (UTC)', answer: receipt.submittedAt },
              { question: 'Fingerprint of the answers (SHA-256)', answer: receipt.hash },
            ],
          },
          {
            text: 'The fingerprint proves what was submitted: any change to a question or an answer would give another one.',
          },
        ],
      },
      filename: `${receipt.reference}-${receipt.attempt}-receipt.pdf`,
      instead: { href: paths.window(request.params.windowId).receipts, text: 'See your receipts' },
    });
  };

/** What was submitted so, every question with its answer. */
export const answersPdf =
  (deps: Deps) =>
  async (request: OfAttempt): Promise<PageResult> => {
    const { agreement, kept, stands } = await attempted(deps, request, deps.sealed.submission);
    const { receipt, frozen } = kept;
    return pdf(deps.writePdf, {
      document: {
        title: 'What was submitted',
        about: aboutAgreement(agreement),
        writtenAt: request.arrivedAt,
        blocks: [
          ...(stands ? [] : [{ note: WITHDRAWN }]),
          {
            text: `Reference ${receipt.reference}, submission ${receipt.attempt}, received at ${momentInWords(receipt.submittedAt)}.`,
          },
          ...printedSections(frozen.sections),
        ],
      },
      filename: `${receipt.reference}-${receipt.attempt}-application.pdf`,
      instead: { href: paths.window(request.params.windowId).answers, text: 'Read what you submitted' },
    });
  };

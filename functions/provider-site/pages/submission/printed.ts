import type { Block } from '../../../../domain/printed/block.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { pdf } from '../../../shared/web/pdf.ts';
import type { PageResult } from '../../../shared/web/results.ts';
import { attempted, type OfAttempt } from '../../case/attempts.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { aboutAgreement, printedSections } from '../../words/printed.ts';

const WITHDRAWN = 'This was withdrawn since. It does not count.';

type Submitted = Awaited<ReturnType<Deps['sealed']['submission']>> & {};

/** What is printed of one submission. */
interface Printed {
  readonly title: string;
  /** In the file's name, behind the reference. */
  readonly what: string;
  readonly blocks: (submitted: Submitted) => readonly Block[];
  readonly instead: (windowId: string) => { readonly href: string; readonly text: string };
}

const printed =
  ({ title, what, blocks, instead }: Printed) =>
  (deps: Deps) =>
  async (request: OfAttempt): Promise<PageResult> => {
    const { agreement, kept, stands } = await attempted(deps, request, deps.sealed.submission);
    const { reference, attempt } = kept.receipt;
    return pdf(deps.writePdf, {
      document: {
        title,
        about: aboutAgreement(agreement),
        writtenAt: request.arrivedAt,
        blocks: [...(stands ? [] : [{ note: WITHDRAWN }]), ...blocks(kept)],
      },
      filename: `${reference}-${attempt}-${what}.pdf`,
      instead: instead(request.params.windowId),
    });
  };

/** The receipt of one submission, to be kept. */
export const receiptPdf = printed({
  title: 'Receipt of an application',
  what: 'receipt',
  blocks: ({ receipt, frozen }) => [
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
  instead: (windowId) => ({ href: paths.window(windowId).receipts, text: 'See your receipts' }),
});

/** What was submitted so, every question with its answer. */
export const answersPdf = printed({
  title: 'What was submitted',
  what: 'application',
  blocks: ({ receipt: { reference, attempt, submittedAt }, frozen }) => [
    { text: `Reference ${reference}, submission ${attempt}, received at ${momentInWords(submittedAt)}.` },
    ...printedSections(frozen.sections),
  ],
  instead: (windowId) => ({ href: paths.window(windowId).answers, text: 'Read what you submitted' }),
});

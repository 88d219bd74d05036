import { sha256 } from '../../../../adapters/sha256.ts';
import { checkProof } from '../../../../domain/application/proof-of-submission.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { download, type PageResult, page } from '../../../shared/web/results.ts';
import { attempted, type OfAttempt, submittedOnce } from '../../case/attempts.ts';
import { type OfWindow, windowShown } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Every receipt of an application, the last first: each submission has one, also those that were withdrawn since. */
export const receipts =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const { window, agreement } = await windowShown(deps, request.params);
    const head = await submittedOnce(deps, request);
    const at = paths.window(window.windowId);
    const attempts = Array.from({ length: head.attempt }, (_, index) => head.attempt - index);
    const proofs = await Promise.all(
      attempts.map((attempt) => deps.sealed.proof(head.windowId, head.providerId, attempt)),
    );
    return page('provider/receipts.njk', {
      title: 'Your receipts',
      agreement,
      receipts: proofs
        .filter((each) => each !== undefined)
        .map(({ receipt, ...kept }) => ({
          ...receipt,
          receivedAt: momentInWords(receipt.submittedAt),
          stands: head.status === 'submitted' && receipt.attempt === head.attempt,
          faults: checkProof(JSON.stringify({ ...kept, receipt, references: agreement.references }), sha256).faults,
          fileHref: at.proof(receipt.attempt),
          pdfHref: at.receiptPdf(receipt.attempt),
          answersPdfHref: at.answersPdf(receipt.attempt),
        })),
      verifyHref: paths.verifyReceipt,
      back: { href: head.status === 'submitted' ? at.receipt : paths.home, text: 'Back to your application' },
    });
  };

/** The record of one submission as a file: its receipt, and what its fingerprint was made of. */
export const proof =
  (deps: Deps) =>
  async (request: OfAttempt): Promise<PageResult> => {
    const { agreement, kept } = await attempted(deps, request, deps.sealed.proof);
    const { receipt, frozen } = kept;
    const text = JSON.stringify({ references: agreement.references, receipt, frozen }, null, 1);
    return download(text, 'application/json', `${receipt.reference}-${receipt.attempt}-record.json`);
  };

import { sha256 } from '../../../../adapters/sha256.ts';
import { checkProof } from '../../../../domain/application/proof-of-submission.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { download, type PageResult, page } from '../../../shared/web/results.ts';
import { noteRead } from '../../case/sealed-reads.ts';
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
    const proofs = await Promise.all(attempts.map((attempt) => proofOf(deps, request, attempt)));
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
        })),
      verifyHref: paths.verifyReceipt,
      back: { href: head.status === 'submitted' ? at.receipt : paths.home, text: 'Back to your application' },
    });
  };

/** The record of one submission as a file: its receipt, and what its fingerprint was made of. */
export const proof =
  (deps: Deps) =>
  async (request: SignedInRequest<'/{windowId}/{attempt}'>): Promise<PageResult> => {
    const { agreement } = await windowShown(deps, request.params);
    const { attempt: last } = await submittedOnce(deps, request);
    const attempt = Number(request.params.attempt);
    const kept =
      Number.isInteger(attempt) && attempt >= 1 && attempt <= last && (await proofOf(deps, request, attempt));
    if (!kept) throw notFound();
    const { receipt, frozen } = kept;
    const text = JSON.stringify({ references: agreement.references, receipt, frozen }, null, 1);
    return download(text, 'application/json', `${receipt.reference}-${receipt.attempt}-record.json`);
  };

/** @throws Problem 404 where whoever asks never submitted an application in the window */
const submittedOnce = async (deps: Deps, request: OfWindow) => {
  const head = await deps.sealed.get(request.params.windowId, request.visitor.actsFor.providerId);
  if (!head?.receipt) throw notFound();
  await noteRead(deps, head, request, ['answers']);
  return head;
};

const proofOf = (deps: Deps, { params, visitor }: OfWindow, attempt: number) =>
  deps.sealed.proof(params.windowId, visitor.actsFor.providerId, attempt);

import { progressOf } from '../../../../domain/application/progress.ts';
import { receiptLetterIdOf } from '../../../../domain/letters/application-letters.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { takesApplications } from '../../../../domain/window/barriers.ts';
import { whatBecomesOfApplications } from '../../../../domain/window/cancelling.ts';
import { type PageResult, page, redirect } from '../../../shared/web/results.ts';
import { releasedOutcome } from '../../case/released-outcome.ts';
import { lastSubmission } from '../../case/submitted.ts';
import { filesChecked } from '../../case/virus-checks.ts';
import { whatIsKnown } from '../../case/what-is-known.ts';
import { type OfWindow, windowShown } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { cancelledInWords, closingOf } from '../../words/closing.ts';
import { emailedInWords } from '../../words/letters.ts';

/** The receipt of what stands submitted: reference, time and hash. */
export const receipt =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const { params, visitor, arrivedAt } = request;
    const { window, agreement } = await windowShown(deps, params);
    const [head, told, corrections, outcome] = await Promise.all([
      deps.sealed.get(window.windowId, visitor.actsFor.providerId),
      deps.representations.of(visitor.actsFor.providerId, window.windowId),
      deps.corrections.of(visitor.actsFor.providerId, window.windowId),
      releasedOutcome(deps, window, visitor.actsFor.providerId),
    ]);
    const at = paths.window(window.windowId);
    if (head?.status !== 'submitted' || !head.receipt) return redirect(at.page);
    const letter = await deps.letters.receipt(
      receiptLetterIdOf(window.windowId, visitor.actsFor.providerId, head.receipt),
    );
    const own = { window, head, outcome, told: told.at(-1), correction: corrections.at(-1) };
    const known = await whatIsKnown(deps, agreement, own, request);
    const taking = takesApplications(window, arrivedAt);
    // After the close letters tell of files, by the council's copy of each.
    const files = taking
      ? await filesChecked(deps, (await lastSubmission(deps, head, request))?.frozen.answers ?? {})
      : [];
    return page('provider/receipt.njk', {
      title: 'Application submitted',
      agreement,
      receipt: head.receipt,
      receivedAt: momentInWords(head.receipt.submittedAt),
      taking,
      cameBackFrom: letter?.status === 'undeliverable' ? letter.to : undefined,
      emailed: emailedInWords(letter),
      beingChecked: files.filter(({ check }) => check === 'being-checked').map(({ file }) => file.name),
      unsafe: files.filter(({ check }) => check === 'infected' || check === 'not-checkable'),
      cancelled: cancelledInWords(window, agreement),
      becomes: whatBecomesOfApplications(window),
      steps: known && progressOf(known, arrivedAt),
      correctionHref: corrections.length > 0 ? at.correction : undefined,
      toldHref: told.length > 0 ? at.proposedRejection : undefined,
      outcomeHref: outcome && at.outcome,
      contracts: known?.contracts.map(({ lot }) => ({ lot, href: at.contract(lot) })),
      closing: taking ? closingOf(window, arrivedAt) : undefined,
      receiptsHref: at.receipts,
      pdfHref: at.receiptPdf(head.receipt.attempt),
      answersHref: at.answers,
      sealHref: at.seal,
      withdrawHref: at.withdraw,
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };

import type { Representation } from '../../../domain/application/representation.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { whatBecomesOfApplications } from '../../../domain/window/cancelling.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, page, redirect } from '../../shared/web/results.ts';
import { windowShown } from '../application/application.ts';
import { cancelledInWords, closingOf } from '../application/closing.ts';
import { shownRows } from '../application/rows.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { takes } from './window.ts';

/** The receipt of what stands submitted: reference, time and hash. */
export const showReceipt =
  (deps: ProviderSiteDeps) =>
  async ({ params, visitor, arrivedAt }: SignedInRequest<'/apply/windows/{windowId}/receipt'>): Promise<PageResult> => {
    const { window, agreement } = await windowShown(deps, params.windowId);
    const [head, told] = await Promise.all([
      deps.sealed.get(window.windowId, visitor.subject),
      deps.representations.of(visitor.subject, window.windowId),
    ]);
    if (head?.status !== 'submitted' || !head.receipt) return redirect(paths.window(window.windowId).page);
    const taking = takes(window, arrivedAt);
    return page('provider/receipt.njk', {
      title: 'Application submitted',
      agreement,
      receipt: head.receipt,
      receivedAt: momentInWords(head.receipt.submittedAt),
      taking,
      cancelled: cancelledInWords(window, agreement),
      becomes: whatBecomesOfApplications(window),
      notOpened: isUnopened(told.at(-1)) ? paths.window(window.windowId).proposedRejection : undefined,
      closing: taking ? closingOf(window, arrivedAt) : undefined,
      answersHref: paths.window(window.windowId).answers,
      withdrawHref: paths.window(window.windowId).withdraw,
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };

/** Whether the provider was told that its application could not be opened, and that still stands. */
const isUnopened = (told: Representation | undefined): boolean =>
  told?.about === 'not-opened' && told.ended?.how !== 'lifted' && told.ended?.how !== 'taken-back';

/** The provider's own copy of what it submitted, as frozen then. */
export const showSubmitted =
  (deps: ProviderSiteDeps) =>
  async ({ params, visitor }: SignedInRequest<'/apply/windows/{windowId}/answers'>): Promise<PageResult> => {
    const head = await deps.sealed.get(params.windowId, visitor.subject);
    const submission =
      head?.receipt && (await deps.sealed.submission(params.windowId, visitor.subject, head.receipt.attempt));
    if (!submission) throw notFound();
    return page('provider/submitted-answers.njk', {
      title: 'What you submitted',
      sections: submission.frozen.sections.map(({ title, introduction, rows }) => ({
        title,
        introduction,
        ...shownRows(rows),
      })),
      receipt: submission.receipt,
      withdrawn: head?.status === 'withdrawn',
      receivedAt: momentInWords(submission.receipt.submittedAt),
      back: { href: paths.window(params.windowId).receipt },
    });
  };

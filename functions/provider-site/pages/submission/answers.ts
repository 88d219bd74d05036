import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { lastSubmission } from '../../case/submitted.ts';
import { filesChecked } from '../../case/virus-checks.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { ownFileLink } from '../../words/own-file.ts';
import { shownRows } from '../../words/shown-rows.ts';

/** The provider's own copy of what it submitted, as frozen then. */
export const answers =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const { params, visitor } = request;
    const head = await deps.sealed.get(params.windowId, visitor.actsFor.providerId);
    const submission = await lastSubmission(deps, head, request);
    if (!submission) throw notFound();
    const files = await filesChecked(deps, submission.frozen.answers);
    return page('provider/submitted-answers.njk', {
      title: 'What you submitted',
      sections: submission.frozen.sections.map(({ page: path, title, introduction, rows }) => ({
        title,
        introduction,
        ...shownRows(rows),
        ownFile: ownFileLink(params.windowId, path, files),
      })),
      receipt: submission.receipt,
      withdrawn: head?.status === 'withdrawn',
      receivedAt: momentInWords(submission.receipt.submittedAt),
      pdfHref: paths.window(params.windowId).answersPdf(submission.receipt.attempt),
      back: { href: paths.window(params.windowId).receipt },
    });
  };

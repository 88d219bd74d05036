import { answerRows } from '../../../../domain/application/answer-rows.ts';
import { savedFor } from '../../../../domain/application/task-list.ts';
import { retentionOfApplication } from '../../../../domain/retention/kept-until.ts';
import { dateInWords, momentInWords } from '../../../../domain/time/plain-words.ts';
import { takesApplications } from '../../../../domain/window/barriers.ts';
import { pdf } from '../../../shared/web/pdf.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { download, type PageResult, page, redirect } from '../../../shared/web/results.ts';
import { type Application, applicationOf } from '../../case/application.ts';
import { filesChecked } from '../../case/virus-checks.ts';
import { nextWindow, type OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { cancelledInWords } from '../../words/closing.ts';
import { draftAsText } from '../../words/draft-as-text.ts';
import { ownFileLink } from '../../words/own-file.ts';
import { aboutAgreement, printedSections } from '../../words/printed.ts';
import { shownRows } from '../../words/shown-rows.ts';

/** What somebody had written and not submitted when the window took no more: to be read, printed and saved, and begun with the next time. */
export const draft = (deps: Deps) =>
  ofUnsent(deps, async (application, request) => {
    const { window, agreement, pages, draft: written } = application;
    const [files, next] = await Promise.all([
      filesChecked(deps, savedFor(pages, written)),
      nextWindow(deps, agreement, request.arrivedAt),
    ]);
    const { until } = retentionOfApplication({ agreement, window, sealed: application.head.status });
    const at = paths.window(window.windowId);
    return page('provider/draft.njk', {
      title: 'What you had written',
      agreement,
      withdrawn: application.head.status === 'withdrawn',
      cancelled: cancelledInWords(window, agreement),
      closedAt: momentInWords(window.closesAt),
      keptUntil: until && dateInWords(until),
      opensNext: next && momentInWords(next.opensAt),
      sections: pages.map((each) => ({
        title: each.title,
        ...shownRows(answerRows(each, written[each.path] ?? {})),
        ownFile: each.file && ownFileLink(window.windowId, each.path, files),
      })),
      fileHref: at.draftFile,
      pdfHref: at.draftPdf,
      back: { href: paths.home, text: 'Back to your applications' },
    });
  });

/** The same as a text, to be saved. */
export const draftFile = (deps: Deps) =>
  ofUnsent(deps, async (application, { params }) =>
    download(draftAsText(application), 'text/plain; charset=utf-8', `${params.windowId}-not-submitted.txt`),
  );

/** The same as a PDF. Its first line says that nobody judged it. */
export const draftPdf = (deps: Deps) =>
  ofUnsent(deps, async ({ window, agreement, pages, draft: written }, { params, arrivedAt }) =>
    pdf(deps.writePdf, {
      document: {
        title: 'What was written for an application',
        about: aboutAgreement(agreement),
        writtenAt: arrivedAt,
        blocks: [
          { note: `Not submitted, not assessed. The window closed at ${momentInWords(window.closesAt)}.` },
          ...printedSections(
            pages.map((each) => ({ title: each.title, rows: answerRows(each, written[each.path] ?? {}) })),
          ),
        ],
      },
      filename: `${params.windowId}-not-submitted.pdf`,
      instead: { href: paths.window(params.windowId).draft, text: 'Read what you had written' },
    }),
  );

/** A page of one's own application that was not submitted; one that can still be sent, or was, leads on to itself. */
const ofUnsent =
  (deps: Deps, show: (application: Application, request: OfWindow) => Promise<PageResult>) =>
  async (request: OfWindow): Promise<PageResult> => {
    const application = await applicationOf(deps, request);
    if (!application) throw notFound();
    const elsewhere = unlessUnsent(application, request);
    return elsewhere === undefined ? show(application, request) : redirect(elsewhere);
  };

/** Where to go instead with one that can still be sent, or was. */
const unlessUnsent = ({ window, head }: Application, { arrivedAt }: OfWindow): string | undefined => {
  const { receipt, check } = paths.window(window.windowId);
  if (head.status === 'submitted') return receipt;
  return takesApplications(window, arrivedAt) ? check : undefined;
};

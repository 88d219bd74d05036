import { certificateShown, noCertificate } from '../../../shared/seal/certificate-shown.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { download, type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { everyApplication } from '../../case/every-applicant.ts';
import { officerOf } from '../../case/officer.ts';
import { type OfWindow, windowAsked } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** The certificate of a window's seal, with references once conflicts of interest are declared. */
export const seal =
  (deps: Deps) =>
  async ({ params, visitor, query }: OfWindow): Promise<PageResult> => {
    const window = await windowAsked(deps, params.windowId);
    const { windowId } = window;
    const [agreement, written, declaration] = await Promise.all([
      frozenAgreement(deps, windowId),
      deps.seals.certificate(windowId),
      deps.evaluations.declaration(windowId, officerOf(visitor).id),
    ]);
    const conflicted = new Set(declaration?.conflictedApplications);
    const references = written && declaration ? await referencesOf(deps, windowId) : undefined;
    const nameOf = (applicationId: string): string | undefined => {
      if (!references) return undefined;
      if (conflicted.has(applicationId)) return 'you declared a conflict of interest with it';
      return references.get(applicationId) ?? 'not opened';
    };
    return page('officer/windows/seal.njk', {
      title: 'Certificate of the seal',
      caption: windowTitle(agreement, window),
      back: { href: paths.window(windowId).page, text: 'Back to the window' },
      at: paths.window(windowId),
      shown:
        written && certificateShown(written, nameOf, { asked: query.get('page'), path: paths.window(windowId).seal }),
      instead: noCertificate(window),
      undeclared: written && !declaration,
    });
  };

const referencesOf = async (deps: Deps, windowId: string): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await everyApplication(deps, windowId)).map(({ applicationId, receipt }) => [applicationId, receipt.reference]),
  );

/** The same as the file that every applicant gets: it names nobody. @throws Problem 404 before it is written */
export const sealFile =
  (deps: Deps) =>
  async ({ params }: OfWindow): Promise<PageResult> => {
    const { windowId } = await windowAsked(deps, params.windowId);
    const written = await deps.seals.certificate(windowId);
    if (!written) throw notFound();
    return download(written.text, 'application/json', `${windowId}-certificate-of-the-seal.json`);
  };

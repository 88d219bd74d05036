import { certificateShown, noCertificate } from '../../../shared/seal/certificate-shown.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { download, type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
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
      deps.seals.shown(windowId),
      deps.evaluations.declaration(windowId, officerOf(visitor).id),
    ]);
    const shown =
      written &&
      (await certificateShown(written, async (ids) => (declaration ? namesOf(deps, ids, declaration) : new Map()), {
        asked: query.get('page'),
        path: paths.window(windowId).seal,
      }));
    return page('officer/windows/seal.njk', {
      title: 'Certificate of the seal',
      caption: windowTitle(agreement, window),
      back: { href: paths.window(windowId).page, text: 'Back to the window' },
      at: paths.window(windowId),
      shown,
      instead: noCertificate(window),
      undeclared: written && !declaration,
    });
  };

/** The applications of a page as officers know them. */
const namesOf = async (
  { applications }: Pick<Deps, 'applications'>,
  applicationIds: readonly string[],
  { conflictedApplications }: { readonly conflictedApplications: readonly string[] },
): Promise<ReadonlyMap<string, string>> => {
  const conflicted = new Set(conflictedApplications);
  const nameOf = async (applicationId: string): Promise<string> =>
    conflicted.has(applicationId)
      ? 'you declared a conflict of interest with it'
      : ((await applications.getIfReadable(applicationId))?.receipt.reference ?? 'not opened');
  return new Map(await Promise.all(applicationIds.map(async (id) => [id, await nameOf(id)] as const)));
};

/** The same as the file that every applicant gets: it names nobody. @throws Problem 404 before it is written */
export const sealFile =
  (deps: Deps) =>
  async ({ params }: OfWindow): Promise<PageResult> => {
    const { windowId } = await windowAsked(deps, params.windowId);
    const written = await deps.seals.certificate(windowId);
    if (!written) throw notFound();
    return download(written.text, 'application/json', `${windowId}-certificate-of-the-seal.json`);
  };

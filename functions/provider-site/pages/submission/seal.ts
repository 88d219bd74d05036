import { applicationIdOf } from '../../../../domain/application/opened-application.ts';
import { certificateShown, noCertificate } from '../../../shared/seal/certificate-shown.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { download, type PageResult, page } from '../../../shared/web/results.ts';
import { type OfWindow, windowShown } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** The certificate of the seal, for whoever has submitted an application in the window: by numbers, with their own named. */
export const seal =
  (deps: Deps) =>
  async ({ params, visitor, query }: OfWindow): Promise<PageResult> => {
    const { window, agreement } = await windowShown(deps, params);
    const reference = await ownReference(deps, params.windowId, visitor.actsFor.providerId);
    const written = await deps.seals.shown(window.windowId);
    const own = applicationIdOf(window.windowId, visitor.actsFor.providerId);
    const at = paths.window(window.windowId);
    const yours = await written?.numberOf(own);
    return page('provider/seal.njk', {
      title: 'Certificate of the seal',
      agreement,
      at,
      shown:
        written &&
        (await certificateShown(written, async () => new Map([[own, reference]]), {
          asked: query.get('page'),
          path: at.seal,
          own: yours,
        })),
      instead: noCertificate(window),
      yours,
      back: { href: at.receipt },
    });
  };

/** The same as the file that everybody gets. @throws Problem 404 before it is written */
export const sealFile =
  (deps: Deps) =>
  async ({ params, visitor }: OfWindow): Promise<PageResult> => {
    const { windowId } = (await windowShown(deps, params)).window;
    await ownReference(deps, windowId, visitor.actsFor.providerId);
    const written = await deps.seals.certificate(windowId);
    if (!written) throw notFound();
    return download(written.text, 'application/json', `${windowId}-certificate-of-the-seal.json`);
  };

/** @throws Problem 404 where whoever asks never submitted an application in the window */
const ownReference = async ({ sealed }: Pick<Deps, 'sealed'>, windowId: string, subject: string): Promise<string> => {
  const head = await sealed.get(windowId, subject);
  if (!head?.receipt) throw notFound();
  return head.receipt.reference;
};

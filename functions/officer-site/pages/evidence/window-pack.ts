import { countIn } from '../../../../domain/application/list-counts.ts';
import type { Edition } from '../../../../domain/evidence/manifest.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { Problem } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, redirect } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { editionAsked, packMade, requirePackReader } from '../../case/packs.ts';
import type { OfWindow } from '../../case/window.ts';
import { askForPack } from '../../decisions/ask-for-pack.ts';
import type { AwardDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';
import { packPage } from './pack-page.ts';

type OfEdition = SignedInRequest<'/{windowId}/{edition}'>;

/** A provider is given what is its own: the pack of its application. */
const editions: readonly Edition[] = ['council', 'freedom-of-information'];

/** @throws Problem 403 for who has a conflict of interest with one of its applicants: the pack tells of them all */
const packOf = async (deps: AwardDeps, { params, visitor }: Pick<OfWindow, 'params' | 'visitor'>) => {
  const officer = officerOf(visitor);
  requirePackReader(officer);
  const { window, conflicted } = await windowSeenBy(deps, officer, params.windowId);
  const at = paths.window(window.windowId);
  if (conflicted.size === 0) return { window, at };
  throw new Problem(403, {
    title: 'You declared a conflict of interest',
    lines: [
      'The pack of a window tells of every application in it, and you declared a conflict of interest with one of the applicants.',
      'You can have the pack of each other application made, or ask another officer.',
    ],
    link: { href: at.applications, text: 'Applications' },
  });
};

/** The evidence packs of a window: every application in it, and its award. */
export const windowPack =
  (deps: AwardDeps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const { window, at } = await packOf(deps, request);
    return packPage(
      deps,
      {
        subject: window.windowId,
        editions,
        title: 'Evidence pack of the window',
        caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
        back: { href: at.page, text: 'Back to the window' },
        at: at.evidencePack,
      },
      request.arrivedAt,
    );
  };

/** Has a pack of a window made: a button of that page. */
export const makeWindowPack = (deps: AwardDeps) =>
  form({
    load: async (request: OfEdition) => {
      const { window, at } = await packOf(deps, request);
      return { window, at, edition: editionAsked(request.params.edition, editions) };
    },
    fields: {},
    act: async ({ window: { windowId }, edition }, _, { visitor, arrivedAt }) => {
      const total = countIn(await deps.lists.counts(windowId), 'all');
      await askForPack(deps, { subject: windowId, windowId, edition, total }, personOf(visitor), arrivedAt);
      return done;
    },
    next: ({ at }) => at.evidencePack.page,
  });

/** A pack that was made, from storage. */
export const windowPackFile =
  (deps: AwardDeps) =>
  async (request: OfEdition): Promise<PageResult> => {
    const { window } = await packOf(deps, request);
    const edition = editionAsked(request.params.edition, editions);
    const { packId } = await packMade(deps, { subject: window.windowId, edition }, request.arrivedAt);
    return redirect(await deps.packAddress(packId, `${window.windowId}-evidence-${edition}.zip`));
  };

import { editions } from '../../../../domain/evidence/manifest.ts';
import { done, form } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, redirect } from '../../../shared/web/results.ts';
import { applicationSeenBy, type OfApplication } from '../../case/application.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { editionAsked, packMade, requirePackReader } from '../../case/packs.ts';
import { askForPack } from '../../decisions/ask-for-pack.ts';
import type { AwardDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { packPage } from './pack-page.ts';

type OfEdition = SignedInRequest<'/{windowId}/{applicationId}/{edition}'>;

const packOf = async (deps: AwardDeps, { params, visitor }: Pick<OfApplication, 'params' | 'visitor'>) => {
  const officer = officerOf(visitor);
  requirePackReader(officer);
  const { application } = await applicationSeenBy(deps, officer, params);
  const at = paths.window(application.windowId).application(application.applicationId);
  return { application, at };
};

/** The evidence packs of an application. */
export const applicationPack =
  (deps: AwardDeps) =>
  async (request: OfApplication): Promise<PageResult> => {
    const { application, at } = await packOf(deps, request);
    return packPage(
      deps,
      {
        subject: application.applicationId,
        editions,
        title: 'Evidence pack',
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: at.page, text: application.organisationName },
        at: at.evidencePack,
      },
      request.arrivedAt,
    );
  };

/** Has a pack of an application made: a button of that page. */
export const makeApplicationPack = (deps: AwardDeps) =>
  form({
    load: async (request: OfEdition) => {
      const { application, at } = await packOf(deps, request);
      return { application, at, edition: editionAsked(request.params.edition, editions) };
    },
    fields: {},
    act: async ({ application: { applicationId, windowId }, edition }, _, { visitor, arrivedAt }) => {
      await askForPack(deps, { subject: applicationId, windowId, edition, total: 1 }, personOf(visitor), arrivedAt);
      return done;
    },
    next: ({ at }) => at.evidencePack.page,
  });

/** A pack that was made, from storage. */
export const applicationPackFile =
  (deps: AwardDeps) =>
  async (request: OfEdition): Promise<PageResult> => {
    const { application } = await packOf(deps, request);
    const edition = editionAsked(request.params.edition, editions);
    const { packId } = await packMade(deps, { subject: application.applicationId, edition }, request.arrivedAt);
    return redirect(await deps.packAddress(packId, `${application.receipt.reference}-evidence-${edition}.zip`));
  };

import { filesSeen, sightOf } from '../../../../domain/application/sight.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, redirect } from '../../../shared/web/results.ts';
import { frozenSeenBy } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import type { Deps } from '../../deps.ts';

/** A file that the provider sent with an answer. */
export const answeredFile =
  (deps: Deps) =>
  async ({ params, visitor }: SignedInRequest<'/{windowId}/{applicationId}/{page}/{field}'>): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const { frozen } = await frozenSeenBy(deps, officer, params);
    const found = filesSeen(frozen, sightOf(officer)).find(
      ({ page, field }) => page === params.page && field === params.field,
    );
    if (!found) throw notFound();
    return redirect(await deps.openedDocument(found.file));
  };

import { filesSeen, sightOf } from '../../../../domain/application/sight.ts';
import { notFound, Problem } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, redirect } from '../../../shared/web/results.ts';
import { frozenSeenBy } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { unsafeWords } from '../../words/virus-checks.ts';

/** A file that the provider sent with an answer, once it was found clean. */
export const answeredFile =
  (deps: DeskDeps) =>
  async ({ params, visitor }: SignedInRequest<'/{windowId}/{applicationId}/{page}/{field}'>): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const { frozen } = await frozenSeenBy(deps, officer, params);
    const found = filesSeen(frozen, sightOf(officer)).find(
      ({ page, field }) => page === params.page && field === params.field,
    );
    if (!found) throw notFound();
    const check = await deps.openedDocuments.virusCheck(found.file);
    if (check === 'clean') return redirect(await deps.openedDocuments.address(found.file));
    const { answers } = paths.window(params.windowId).application(params.applicationId);
    const link = { href: answers, text: 'Back to the questions and answers' };
    if (check === 'being-checked') throw new Problem(409, { ...beingChecked, link });
    throw new Problem(403, { title: unsafeWords[check].title, lines: [unsafeWords[check].text, goesOn], link });
  };

const beingChecked = {
  title: 'This file is being checked for viruses',
  lines: ['You can download it once that is done. It takes a few minutes as a rule: try again then.'],
};
const goesOn = 'A letter about it goes to its provider. The application goes on with what else it holds.';

import { storedFileIn } from '../../../../domain/questions/stored-file.ts';
import { notFound, Problem } from '../../../shared/web/problem.ts';
import { type PageResult, redirect } from '../../../shared/web/results.ts';
import type { OfPage } from '../../case/open-page.ts';
import { lastSubmission } from '../../case/submitted.ts';
import { virusCheckOf } from '../../case/virus-checks.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** The file that the provider sent with a page, to be saved again: as submitted, or while nothing stands submitted, as kept last. */
export const ownFile =
  (deps: Deps) =>
  async (request: OfPage): Promise<PageResult> => {
    const { params, visitor } = request;
    const { windowId, page } = params;
    const head = await deps.sealed.get(windowId, visitor.actsFor.providerId);
    const answers =
      head?.status === 'submitted'
        ? (await lastSubmission(deps, head, request, ['answers', 'files']))?.frozen.answers[page]
        : (await deps.sealed.page(windowId, visitor.actsFor.providerId, page))?.values;
    const file = storedFileIn(answers);
    if (!file) throw notFound();
    if ((await virusCheckOf(deps, file)) === 'infected') throw infected(windowId);
    return redirect(await deps.uploads.address(file));
  };

const infected = (windowId: string): Problem =>
  new Problem(403, {
    title: 'A virus was found in this file',
    lines: ['So it cannot be saved from here. The computer that it came from may have the virus too: have it checked.'],
    link: { href: paths.window(windowId).page, text: 'Back to your application' },
  });

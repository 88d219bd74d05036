import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { officerOf } from '../../case/officer.ts';
import { undeliveredFor } from '../../case/undelivered-letters.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { describedLetter } from '../../words/letters.ts';
/** Letters that could not be delivered: why, and since when. */
export const letterList =
  (deps: DeskDeps) =>
  async ({ visitor, query }: SignedInRequest): Promise<PageResult> => {
    const after = query.get('after') ?? undefined;
    const { items, notSent, undeclared, next } = await undeliveredFor(deps, officerOf(visitor), after);
    return page('officer/letters/list.njk', {
      title: 'Letters that could not be delivered',
      back: { href: paths.home, text: 'Your work' },
      here: paths.letters,
      windowsHref: paths.windows,
      next,
      isFirst: after === undefined,
      letters: items.map(describedLetter),
      notSent: notSent.map(describedLetter),
      undeclared: undeclared.map((windowId) => ({ windowId, href: paths.window(windowId).declaration })),
    });
  };

import { countIn, type ListedApplication, ownList } from '../../../../domain/application/lists.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { isSeen, windowSeenBy } from '../../case/declaration.ts';
import { countsListed, listsAsked } from '../../case/lists.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** The applications whose two evaluators have finished, and what has become of them. */
export const moderationList =
  (deps: Deps) =>
  async ({ params, visitor, query }: OfWindow): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const { window, conflicted } = await windowSeenBy(deps, officer, params.windowId);
    const { windowId } = window;
    const at = paths.window(windowId);
    const { asked, show } = listsAsked(deps, windowId, at.moderate, query);
    const isMine = ({ applicationId, evaluators }: ListedApplication) =>
      !conflicted.has(applicationId) && evaluators.every(({ by }) => by.id !== officer.id);
    const [agreement, counts, inProgress, toStart, lacking, finished] = await Promise.all([
      frozenAgreement(deps, windowId),
      countsListed(deps, windowId, officer, conflicted),
      show('started', ownList('moderating', officer), isMine),
      show('to-moderate', 'to-moderate', isMine),
      show('lacking', 'lacks-evaluation', isMine),
      show('finished', 'moderated', isSeen(conflicted)),
    ]);
    const started = countIn(counts, ownList('moderating', officer));
    const evaluated = countIn(counts, ownList('not-to-moderate', officer));
    return page('officer/moderation/list.njk', {
      title: 'Agree consensus scores',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: asked ? { href: at.moderate, text: 'Agree consensus scores' } : { href: at.page, text: 'The window' },
      at,
      asked,
      inProgress: { ...inProgress, count: started },
      toStart: { ...toStart, count: countIn(counts, 'to-moderate') - evaluated },
      lacking,
      finished: { ...finished, count: countIn(counts, 'moderated') },
      byOthers: countIn(counts, 'being-moderated') - started,
      evaluated,
      notYet: countIn(counts, 'evaluating'),
    });
  };

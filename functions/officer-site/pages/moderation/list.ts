import { countIn } from '../../../../domain/application/list-counts.ts';
import { type ListedApplication, ownList } from '../../../../domain/application/lists.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { isSeen } from '../../case/declaration.ts';
import { listCase } from '../../case/list-case.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { windowTitle } from '../../words/window-title.ts';

/** The applications whose two evaluators have finished, and what has become of them. */
export const moderationList =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const { officer, window, conflicted, at, asked, show, outline } = await listCase(
      deps,
      request,
      ({ moderate }) => moderate,
    );
    const isMine = ({ applicationId, evaluators }: ListedApplication) =>
      !conflicted.has(applicationId) && evaluators.every(({ by }) => by.id !== officer.id);
    const [{ agreement, counts }, inProgress, toStart, lacking, finished] = await Promise.all([
      outline(),
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

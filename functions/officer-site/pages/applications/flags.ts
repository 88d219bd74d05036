import { teamsInWords } from '../../../../domain/application/comment.ts';
import { flagsSeen } from '../../../../domain/application/commenting.ts';
import { holds } from '../../../../domain/people/officer.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { isSeen } from '../../case/declaration.ts';
import { listCase } from '../../case/list-case.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { windowTitle } from '../../words/window-title.ts';

/** The applications on which a flag is open, by name: who is asked to look, by whom and since when. */
export const flagList =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const { officer, window, conflicted, at, show, outline } = await listCase(deps, request, ({ flags }) => flags);
    const [{ agreement }, listed] = await Promise.all([
      outline(),
      show('flagged', 'flagged', (each) => isSeen(conflicted)(each) && flagsSeen(officer, each, window).length > 0),
    ]);
    return page('officer/applications/flags.njk', {
      title: 'Open flags',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: { href: at.page, text: 'The window' },
      at,
      pagination: listed.pagination,
      applications: listed.applications.map((each) => ({
        ...each,
        flags: flagsSeen(officer, each, window).map((flag) => ({
          ...flag,
          asks: teamsInWords[flag.team],
          isTheirs: holds(officer, flag.team) && flag.by.id !== officer.id,
        })),
      })),
    });
  };

import { countIn } from '../../../../domain/application/list-counts.ts';
import { isStillSetAside } from '../../../../domain/application/set-aside.ts';
import { deciders, holds, type Officer } from '../../../../domain/people/officer.ts';
import type { AwardCase } from '../../case/award-case.ts';
import { paths } from '../../paths.ts';
import { unopenedShown } from '../../words/left-out.ts';
import { windowTitle } from '../../words/window-title.ts';

/** What the pages of the recommendation and of its approval both show. */
export const awardShown = (
  { window, conflicted, agreement, counts, setAside: ever, state, isWaiting }: AwardCase,
  officer: Officer,
) => {
  const setAside = ever.filter(isStillSetAside);
  const unopened = unopenedShown(setAside, conflicted);
  return {
    caption: windowTitle(agreement, window),
    columns: 'govuk-grid-column-full',
    back: { href: paths.window(window.windowId).page, text: 'The window' },
    at: paths.window(window.windowId),
    window,
    agreement,
    mayMend: holds(officer, ...deciders),
    leftOut: unopened.filter((each) => each.isLeftOut),
    setAside: unopened.filter((each) => !each.isLeftOut),
    total: countIn(counts, 'all') + setAside.length,
    decided: state.decided,
    isWaiting,
  };
};

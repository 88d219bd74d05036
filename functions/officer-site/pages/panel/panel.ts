import { countIn } from '../../../../domain/application/list-counts.ts';
import type { ListedApplication } from '../../../../domain/application/lists.ts';
import { isUnanswered, unassignedPlaces } from '../../../../domain/evaluation/offered-places.ts';
import { listedInWords } from '../../../../domain/listed-in-words.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { isSeen } from '../../case/declaration.ts';
import { listCase } from '../../case/list-case.ts';
import { panelOf } from '../../case/panel.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { windowTitle } from '../../words/window-title.ts';
import { coversShown } from './covers.ts';

/** Who can score in a window and what each has, and whose turn it is: what is assigned to nobody, and what nobody has answered. */
export const panelPage =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const { window, conflicted, at, asked, show, outline } = await listCase(deps, request, ({ panel }) => panel);
    const isMine = isSeen(conflicted);
    const [{ agreement, counts }, panel, unassigned, unanswered, scoring, moderating] = await Promise.all([
      outline(),
      panelOf(deps, window.windowId),
      show('unassigned', 'needs-assigning', isMine),
      show('unanswered', 'awaits-acceptance', isMine),
      show('scoring', 'evaluating', (each) => isMine(each) && isEachPlaceTaken(each)),
      show('moderating', 'moderating', isMine),
    ]);
    const shown = (list: typeof unassigned) => ({
      ...list,
      applications: list.applications.map((each) => ({ ...each, places: placesInWords(each, request.arrivedAt) })),
    });
    return page('officer/panel/panel.njk', {
      title: 'Who scores',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: asked ? { href: at.panel, text: 'Who scores' } : { href: at.page, text: 'The window' },
      at,
      asked,
      isOver: window.status !== 'evaluating',
      panel,
      covers: coversShown(window, request.arrivedAt),
      daysToAccept: agreement.questionnaire.daysToAccept,
      isAssigned: agreement.questionnaire.places === 'assigned',
      needsAssigning: countIn(counts, 'needs-assigning'),
      unassigned: shown(unassigned),
      unanswered: shown(unanswered),
      scoring: shown(scoring),
      moderating: shown(moderating),
    });
  };

/** What stands in the lists above it is not said twice. */
const isEachPlaceTaken = (each: ListedApplication): boolean =>
  (each.offered ?? []).length === 0 && unassignedPlaces(each).length === 0;

/** Whose each place is, in words for somebody who assigns them. */
const placesInWords = (application: ListedApplication, now: string) => {
  const { evaluators, offered = [], moderator } = application;
  return {
    begun: evaluators.map(({ by, finalAt }) => `${by.name}, ${finalAt ? 'finished' : 'scoring'}`),
    offered: [...Map.groupBy(offered, ({ answerBy }) => answerBy)].map(([answerBy, together]) => ({
      answerBy,
      names: listedInWords(together.map(({ to }) => to.name)),
      isUnanswered: isUnanswered({ answerBy }, now),
    })),
    free: unassignedPlaces(application).length,
    moderator: moderator?.name,
  };
};

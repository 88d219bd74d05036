import { isLeftOut } from '../../../../domain/application/leaving-out.ts';
import { type WhereItStands, whereItStands } from '../../../../domain/window/where-it-stands.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { awardOnRecord } from '../../case/award-at-stake.ts';
import { windowLookedAt } from '../../case/declaration.ts';
import { isListed, notListed } from '../../case/lists.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { barsOf } from '../../words/bars.ts';
import { statusCounts } from '../../words/status-counts.ts';
import {
  awaitedAt,
  awaitedWords,
  stageMeanings,
  stageWords,
  stateWords,
  waitWords,
} from '../../words/where-it-stands.ts';
import { windowTitle } from '../../words/window-title.ts';

/** Where a window and its award stand, as a picture and as a list that says the same. Of a sealed one not even a count is read. */
export const whereItStandsPage =
  (deps: Deps) =>
  async ({ params, visitor, arrivedAt }: OfWindow): Promise<PageResult> => {
    const window = await windowLookedAt(deps, officerOf(visitor), params.windowId);
    const { windowId, unsealedAt } = window;
    const [agreement, { counts, unopened }, award, told, waits] = await Promise.all([
      frozenAgreement(deps, windowId),
      unsealedAt ? countsOf(deps, window) : { counts: {}, unopened: 0 },
      awardOnRecord(deps, window),
      unsealedAt ? deps.awards.told(windowId) : undefined,
      deps.waits.of(windowId),
    ]);
    const { recommendations, approvals } = award.state;
    const asks = waits.filter(({ status }) => status === 'waiting');
    const stands = whereItStands(
      {
        window,
        agreement,
        counts,
        unopened,
        recommendations,
        approvals,
        asks,
        toldAt: told?.at,
        challenges: award.challenges,
      },
      arrivedAt,
    );
    return page('officer/windows/where-it-stands.njk', {
      title: 'Where the window stands',
      caption: windowTitle(agreement, window),
      back: { href: paths.window(windowId).page, text: 'The window' },
      at: paths.window(windowId),
      ...stands,
      stages: stands.stages.map(shown),
      chart: unsealedAt ? barsOf(statusBars(window, counts)) : [],
    });
  };

/** What is counted of its applications. @throws Problem 503 where the window is not listed: stages would be done at which nobody knows what is */
const countsOf = async (deps: Deps, { windowId }: Pick<Window, 'windowId'>) => {
  const [counts, setAside, isMade] = await Promise.all([
    deps.lists.counts(windowId),
    deps.setAside.of(windowId),
    isListed(deps, windowId),
  ]);
  if (!isMade) throw notListed(windowId);
  return { counts, unopened: setAside.filter((each) => !isLeftOut(each)).length };
};

const statusBars = (window: Window, counts: Parameters<typeof statusCounts>[1]) =>
  statusCounts(window, counts).map(({ status, words, count }) => {
    const pattern = awaitedAt(status);
    return {
      name: words.text,
      href: paths.window(window.windowId).applicationsAt(status),
      count,
      pattern,
      beside: awaitedWords[pattern],
    };
  });

/** A stage with its words. */
const shown = (standing: WhereItStands['stages'][number]) => ({
  ...standing,
  ...stageWords[standing.stage],
  meaning: stageMeanings[standing.stage],
  words: stateWords[standing.is],
  waitsFor: (standing.waitsFor ?? []).map((each) => ({ ...each, text: waitWords[each.for] })),
});

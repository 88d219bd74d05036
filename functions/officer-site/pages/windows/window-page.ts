import { isLeftOut } from '../../../../domain/application/leaving-out.ts';
import { countIn, type ListCounts } from '../../../../domain/application/list-counts.ts';
import { deciders, holds } from '../../../../domain/people/officer.ts';
import { cancellationOf, isCancellable } from '../../../../domain/window/cancelling.ts';
import { extensionToTakeBack, toldFrom } from '../../../../domain/window/extending.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { awardAtStake, awardOnRecord } from '../../case/award-at-stake.ts';
import { isListed } from '../../case/lists.ts';
import { officerOf } from '../../case/officer.ts';
import { type OfWindow, windowAsked } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { statusCounts } from '../../words/status-counts.ts';
import { windowWords } from '../../words/statuses.ts';
import { windowTitle } from '../../words/window-title.ts';
import { actionsOn } from './actions.ts';
import { timelineOf } from './timeline.ts';

/** One window: how it stands, what has happened, and what this officer can do. Of a sealed one not even a count is shown. */
export const windowPage =
  (deps: Deps) =>
  async ({ params, visitor, arrivedAt }: OfWindow): Promise<PageResult> => {
    const window = await windowAsked(deps, params.windowId);
    const { windowId } = window;
    const [agreement, counts, isCounted, setAside, award, standstill, publication] = await Promise.all([
      frozenAgreement(deps, windowId),
      window.unsealedAt ? deps.lists.counts(windowId) : {},
      !window.unsealedAt || isListed(deps, windowId),
      window.unsealedAt ? deps.setAside.of(windowId) : [],
      awardOnRecord(deps, window),
      window.unsealedAt ? deps.awards.standstill(windowId) : undefined,
      window.unsealedAt ? deps.awards.publication(windowId) : undefined,
    ]);
    const {
      state: { recommendations, approvals },
      challenges,
    } = award;
    const atStake = await awardAtStake(deps, window, award, arrivedAt);
    const mayCancel = holds(officerOf(visitor), ...deciders) && isCancellable(window, atStake);
    return page('officer/windows/window.njk', {
      title: windowTitle(agreement, window),
      back: { href: paths.windows, text: 'Windows' },
      at: paths.window(windowId),
      faultsHref: paths.faults,
      window,
      standstillIsOver: window.standstillEndsAt !== undefined && arrivedAt >= window.standstillEndsAt,
      words: windowWords[window.status],
      agreement,
      isSealed: !window.unsealedAt,
      isCounted,
      total: countIn(counts, 'all') + setAside.length,
      setAside: setAside.filter((each) => !isLeftOut(each)).length,
      leftOut: setAside.filter(isLeftOut).length,
      mayMend: holds(officerOf(visitor), ...deciders),
      counts: isCounted ? statusCounts(window, counts) : [],
      scoring: scoringProgress(counts),
      timeline: timelineOf(window, { recommendations, approvals, standstill, publication, challenges }, arrivedAt),
      actions: actionsOn(window, officerOf(visitor), {
        now: arrivedAt,
        mayCancel,
        isCalibrated: agreement.questionnaire.calibration !== undefined && window.status !== 'cancelled',
      }),
      untold: untoldExtension(window, arrivedAt),
      cancellation: cancellationOf(window),
      outOfReach: atStake.outOfReach,
      mayCancel,
    });
  };

/** An extension that nobody has been told of yet, with when they are. */
const untoldExtension = (window: Window, now: string) => {
  const change = extensionToTakeBack(window, now);
  return change && { closesAt: change.closesAt, toldFrom: toldFrom(change) };
};

/** How far the evaluators are with what is being scored. */
const scoringProgress = (counts: ListCounts) => {
  const lackingEvaluators = countIn(counts, 'needs-second-evaluator', 'needs-both-evaluators');
  return {
    total: lackingEvaluators + countIn(counts, 'has-both-evaluators'),
    lackingEvaluators,
    halfDone: countIn(counts, 'half-scored'),
  };
};

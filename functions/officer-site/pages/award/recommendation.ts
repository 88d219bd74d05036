import { teamsInWords } from '../../../../domain/application/comment.ts';
import { flagsSeen } from '../../../../domain/application/commenting.ts';
import { countIn } from '../../../../domain/application/list-counts.ts';
import { barriersByCounts } from '../../../../domain/award/applicants.ts';
import { holds, type Officer } from '../../../../domain/people/officer.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import { cancellationOf } from '../../../../domain/window/cancelling.ts';
import { done, form } from '../../../shared/forms/form.ts';
import {
  type AwardCase,
  awardCase,
  type PlacesShown,
  placeCountOf,
  placesNow,
  placesRecommended,
} from '../../case/award-case.ts';
import { changedSince } from '../../case/changed-since.ts';
import { isSeen } from '../../case/declaration.ts';
import { officerOf } from '../../case/officer.ts';
import { reopeningsOf } from '../../case/reopenings.ts';
import { type OfWindow, requireEvaluating } from '../../case/window.ts';
import { recommend } from '../../decisions/recommend.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { applicationWords } from '../../words/statuses.ts';
import { awardShown } from './award-shown.ts';
import { placesByLot } from './places-by-lot.ts';

/** Every applicant that meets the rules is recommended; the procurement lead says why, and cannot add or leave out anybody. */
export const recommendation = (deps: Deps) =>
  form({
    template: 'officer/award/recommendation.njk',
    load: async (request: OfWindow) => {
      const found = await awardCase(deps, request, 'recommendation');
      const { standing } = found.state;
      if (cancellationOf(found.window) && !standing) requireEvaluating(found.window);
      const [places, changes, toDoAgain] = await Promise.all([
        standing ? placesRecommended(deps, found, standing) : placesNow(found),
        standing && changedSince(deps, found, standing),
        reopeningsOf(deps, found),
      ]);
      return { ...found, places, changes, toDoAgain };
    },
    show: (about, { visitor, query }) => shown(about, officerOf(visitor), query),
    fields: {
      text: reason({
        label: 'Your recommendation',
        hint: 'What the approver needs in order to decide: how the window went, anything unusual, and why these places.',
        rows: 10,
        missing: 'Enter your recommendation',
      }),
    },
    act: async ({ window }, { text }, { visitor, arrivedAt }) => {
      await recommend(deps, window.windowId, officerOf(visitor), { text, at: arrivedAt });
      return done;
    },
    next: ({ window }) => paths.window(window.windowId).recommendation,
  });

interface Recommending extends AwardCase {
  /** Those recommended, or those to be. */
  readonly places: PlacesShown;
  readonly changes: Awaited<ReturnType<typeof changedSince>>;
  readonly toDoAgain: Awaited<ReturnType<typeof reopeningsOf>>;
}

const shown = async (about: Recommending, officer: Officer, query: URLSearchParams) => {
  const { window, agreement, counts, state, places, changes, toDoAgain } = about;
  const outline = awardShown(about, officer);
  const against = barriersByCounts('recommend', officer, about);
  const path = paths.window(window.windowId).recommendation;
  const flaggedCount = countIn(counts, 'flagged');
  const leftCount = countIn(counts, 'unsettled') + outline.setAside.length;
  return {
    ...outline,
    title: 'Recommendation',
    button: 'Recommend these places',
    left: await leftOf(about),
    leftCount,
    flaggedCount,
    flagged: flaggedCount > 0 && !state.standing ? await flaggedOf(about, officer) : [],
    rejectedCount: countIn(places.countsSeen, 'rejected'),
    placeCount: placeCountOf(agreement, places.countsSeen),
    providerCount: countIn(places.countsSeen, 'with-place'),
    // While anything is left to be settled, that is what the page shows.
    award: leftCount > 0 ? undefined : await placesByLot(about, places, { query, path }),
    standing: state.standing,
    changes,
    toDoAgain,
    // Only those who hold the role are told what keeps them in particular from it.
    against: holds(officer, 'procurement-lead') && !state.standing ? against.map(({ text }) => text) : [],
    mayRecommend:
      against.length === 0 && !state.standing && leftCount + flaggedCount === 0 && window.status === 'evaluating',
  };
};

/** The first of those that are not settled, as far as the officer may see them. */
const leftOf = async ({ window, read, counts, conflicted }: AwardCase) => {
  if (countIn(counts, 'unsettled') === 0) return [];
  const first = await read.lists.beginning(window.windowId, 'unsettled', isSeen(conflicted));
  return first.map((each) => ({ ...each, words: applicationWords[each.status] }));
};

/** The first of those on which a flag is open, as far as the officer may see them. */
const flaggedOf = async ({ window, read, conflicted }: AwardCase, officer: Officer) => {
  const first = await read.lists.beginning(window.windowId, 'flagged', isSeen(conflicted));
  return first.map((each) => ({
    ...each,
    flags: flagsSeen(officer, each, window).map((flag) => ({ ...flag, asks: teamsInWords[flag.team] })),
  }));
};

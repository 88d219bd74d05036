import { barriersInAward } from '../../../../domain/award/applicants.ts';
import type { RecommendedPlace } from '../../../../domain/award/award.ts';
import { recommendablePlaces } from '../../../../domain/award/recommended-places.ts';
import { unsettled } from '../../../../domain/award/unsettled.ts';
import { holds, type Officer } from '../../../../domain/people/officer.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import { cancellationOf } from '../../../../domain/window/cancelling.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { ROWS_ON_A_PAGE } from '../../../shared/web/numbered-pages.ts';
import { type AwardCase, awardCase } from '../../case/award-case.ts';
import { officerOf } from '../../case/officer.ts';
import { type OfWindow, requireEvaluating } from '../../case/window.ts';
import { recommend } from '../../decisions/recommend.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { applicationWords } from '../../words/statuses.ts';
import { awardShown } from './award-shown.ts';
import { placesByLot, withoutConflicted } from './places-by-lot.ts';

/** Every applicant that meets the rules is recommended; the procurement lead says why, and cannot add or leave out anybody. */
export const recommendation = (deps: Deps) =>
  form({
    template: 'officer/award/recommendation.njk',
    load: async (request: OfWindow) => {
      const found = await awardCase(deps, request, 'recommendation');
      const { standing } = found.state;
      if (cancellationOf(found.window) && !standing) requireEvaluating(found.window);
      const places = standing ? await deps.awards.places(standing) : recommendablePlaces(found.applicants.applications);
      return { ...found, places };
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
  readonly places: readonly RecommendedPlace[];
}

const shown = (about: Recommending, officer: Officer, query: URLSearchParams) => {
  const { window, conflicted, agreement, applicants, state } = about;
  const outline = awardShown(about, officer);
  const against = barriersInAward('recommend', officer, applicants);
  const every = applicants.applications;
  const { applications, places } = withoutConflicted(conflicted, every, about.places);
  const path = paths.window(window.windowId).recommendation;
  const leftCount = unsettled(every).length + outline.setAside.length;
  return {
    ...outline,
    title: 'Recommendation',
    button: 'Recommend these places',
    left: unsettled(applications)
      .slice(0, ROWS_ON_A_PAGE)
      .map((each) => ({ ...each, words: applicationWords[each.status] })),
    leftCount,
    rejectedCount: applications.filter(({ status }) => status === 'rejected').length,
    placeCount: places.length,
    providerCount: new Set(places.map(({ applicationId }) => applicationId)).size,
    award: placesByLot(agreement, places, applications, { query, path }),
    standing: state.standing,
    // Only those who hold the role are told what keeps them in particular from it.
    against: holds(officer, 'procurement-lead') && !state.standing ? against.map(({ text }) => text) : [],
    mayRecommend: against.length === 0 && !state.standing && leftCount === 0 && window.status === 'evaluating',
  };
};

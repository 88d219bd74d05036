import { barriersInAward } from '../../../../domain/award/applicants.ts';
import { recommendablePlaces } from '../../../../domain/award/recommended-places.ts';
import { unsettled } from '../../../../domain/award/unsettled.ts';
import { holds, type Officer } from '../../../../domain/people/officer.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import { cancellationOf } from '../../../../domain/window/cancelling.ts';
import { done, form } from '../../../shared/forms/form.ts';
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
      if (cancellationOf(found.window) && !found.state.standing) requireEvaluating(found.window);
      return found;
    },
    show: (about, { visitor }) => shown(about, officerOf(visitor)),
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

const shown = (about: AwardCase, officer: Officer) => {
  const { window, conflicted, agreement, applicants, state } = about;
  const outline = awardShown(about, officer);
  const against = barriersInAward('recommend', officer, applicants);
  const every = applicants.applications;
  const { applications, places } = withoutConflicted(
    conflicted,
    every,
    state.standing?.places ?? recommendablePlaces(every),
  );
  const leftCount = unsettled(every).length + outline.setAside.length;
  return {
    ...outline,
    title: 'Recommendation',
    button: 'Recommend these places',
    left: unsettled(applications).map((each) => ({ ...each, words: applicationWords[each.status] })),
    leftCount,
    rejected: applications.filter(({ status }) => status === 'rejected'),
    placeCount: places.length,
    providerCount: new Set(places.map(({ applicationId }) => applicationId)).size,
    lots: placesByLot(agreement, places, applications),
    standing: state.standing,
    // Only those who hold the role are told what keeps them in particular from it.
    against: holds(officer, 'procurement-lead') && !state.standing ? against.map(({ text }) => text) : [],
    mayRecommend: against.length === 0 && !state.standing && leftCount === 0 && window.status === 'evaluating',
  };
};

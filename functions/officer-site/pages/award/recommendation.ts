import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import { isStillSetAside } from '../../../../domain/application/set-aside.ts';
import { type Applicants, barriersInAward } from '../../../../domain/award/applicants.ts';
import { recommendablePlaces } from '../../../../domain/award/recommended-places.ts';
import { unsettled } from '../../../../domain/award/unsettled.ts';
import { deciders, holds, type Officer } from '../../../../domain/people/officer.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import { cancellationOf } from '../../../../domain/window/cancelling.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { type AwardState, awardStateOf } from '../../case/award-state.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { everyApplicant } from '../../case/every-applicant.ts';
import { officerOf } from '../../case/officer.ts';
import { type OfWindow, requireEvaluating } from '../../case/window.ts';
import { recommend } from '../../decisions/recommend.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { unopenedShown } from '../../words/left-out.ts';
import { applicationWords } from '../../words/statuses.ts';
import { windowTitle } from '../../words/window-title.ts';
import { placesByLot, withoutConflicted } from './places-by-lot.ts';

/** Every applicant that meets the rules is recommended; the procurement lead says why, and cannot add or leave out anybody. */
export const recommendation = (deps: Deps) =>
  form({
    template: 'officer/award/recommendation.njk',
    load: async ({ params, visitor }: OfWindow) => {
      const { window, conflicted } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
      const { windowId } = window;
      const [agreement, applicants, state, wait] = await Promise.all([
        frozenAgreement(deps, windowId),
        everyApplicant(deps, windowId),
        awardStateOf(deps, windowId),
        deps.waits.get(windowId, 'recommendation'),
      ]);
      if (cancellationOf(window) && !state.standing) requireEvaluating(window);
      return { window, conflicted, agreement, applicants, state, isWaiting: wait?.status === 'waiting' };
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

interface Recommending {
  readonly window: Window;
  readonly conflicted: ReadonlySet<string>;
  readonly agreement: Agreement;
  readonly applicants: Applicants;
  readonly state: AwardState;
  readonly isWaiting: boolean;
}

const shown = (about: Recommending, officer: Officer) => {
  const { window, conflicted, agreement, applicants, state, isWaiting } = about;
  const against = barriersInAward('recommend', officer, applicants);
  const every = applicants.applications;
  const setAside = applicants.setAside.filter(isStillSetAside);
  const { applications, places } = withoutConflicted(
    conflicted,
    every,
    state.standing?.places ?? recommendablePlaces(every),
  );
  const unopened = unopenedShown(setAside, conflicted);
  const blocking = unopened.filter((each) => !each.isLeftOut);
  const leftCount = unsettled(every).length + blocking.length;
  return {
    title: 'Recommendation',
    caption: windowTitle(agreement, window),
    columns: 'govuk-grid-column-full',
    back: { href: paths.window(window.windowId).page, text: 'The window' },
    button: 'Recommend these places',
    at: paths.window(window.windowId),
    window,
    agreement,
    left: unsettled(applications).map((each) => ({ ...each, words: applicationWords[each.status] })),
    leftCount,
    setAside: blocking,
    mayMend: holds(officer, ...deciders),
    leftOut: unopened.filter((each) => each.isLeftOut),
    total: every.length + setAside.length,
    rejected: applications.filter(({ status }) => status === 'rejected'),
    placeCount: places.length,
    providerCount: new Set(places.map(({ applicationId }) => applicationId)).size,
    lots: placesByLot(agreement, places, applications),
    standing: state.standing,
    decided: state.decided,
    // Only those who hold the role are told what keeps them in particular from it.
    against: holds(officer, 'procurement-lead') && !state.standing ? against.map(({ text }) => text) : [],
    mayRecommend: against.length === 0 && !state.standing && leftCount === 0 && window.status === 'evaluating',
    isWaiting,
  };
};

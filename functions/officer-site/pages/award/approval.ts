import type { Recommendation } from '../../../../domain/award/award.ts';
import {
  type Award,
  barriersInRecommendation,
  barriersToDeciding,
} from '../../../../domain/award/barriers-to-approving.ts';
import { inPounds } from '../../../../domain/money.ts';
import { holds, type Officer } from '../../../../domain/people/officer.ts';
import { londonDate } from '../../../../domain/time/london.ts';
import { form } from '../../../shared/forms/form.ts';
import { Problem } from '../../../shared/web/problem.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { type AwardCase, awardCase } from '../../case/award-case.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import { decideAward } from '../../decisions/approve.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { aboutAuthority, approvalFields } from './approval-fields.ts';
import { awardShown } from './award-shown.ts';
import { placesByLot, withoutConflicted } from './places-by-lot.ts';
import { registerAgain } from './register-again.ts';

/** An approver decides on the recommendation, under an authority in force (docs/rules.md, rule 6). */
export const approval = (deps: Deps) =>
  form({
    template: 'officer/award/approval.njk',
    freshly: true,
    load: async (request: OfWindow) => {
      const found = await awardCase(deps, request, 'approval');
      const { state, applicants } = found;
      const last = state.recommendations.at(-1);
      const places = last ? await deps.awards.places(last) : [];
      const award = last && { ...state, recommendation: { ...last, places }, ...applicants };
      return { ...found, last, award, on: londonDate(request.arrivedAt) };
    },
    show: (about, { visitor, query }) => shown(about, officerOf(visitor), query),
    fields: ({ agreement, on }) => approvalFields(agreement, on),
    act: async ({ window, last, award }, { decision, authority, reason }, { visitor, arrivedAt, form: sent }) => {
      if (!last || !award) throw new Problem(409, nothingRecommended(window.windowId));
      // The round that the page showed: what was not read cannot be approved.
      const round = oneValue(sent, '_version') || String(last.round);
      if (round !== String(last.round)) throw new Problem(409, replaced(window.windowId));
      const officer = officerOf(visitor);
      const asked = { decision, authorityId: authority, reason };
      const barriers = await decideAward(deps, last, officer, asked, arrivedAt);
      return { barriers, ...(barriersToDeciding(officer, award).length > 0 ? { status: 403 } : {}) };
    },
    fieldOf: aboutAuthority,
    next: ({ window }) => paths.window(window.windowId).approval,
  });

interface Approving extends AwardCase {
  readonly last: Recommendation | undefined;
  readonly award: Award | undefined;
}

const shown = (about: Approving, officer: Officer, query: URLSearchParams) => {
  const { window, conflicted, agreement, applicants, state, last, award } = about;
  const every = applicants.applications;
  const against = award ? barriersToDeciding(officer, award) : [];
  const recommended = award?.recommendation.places ?? [];
  const { applications, places } = withoutConflicted(conflicted, every, recommended);
  const path = paths.window(window.windowId).approval;
  return {
    ...awardShown(about, officer),
    title: 'Approval of the award',
    button: 'Record the decision',
    estimatedValue: inPounds(agreement.estimatedValue),
    recommendation: last,
    version: last?.round,
    register: last ? registerAgain(places, last.at, applications) : undefined,
    award: placesByLot(agreement, places, applications, { query, path }),
    noLongerSo: award && !state.decided ? barriersInRecommendation(award).map(({ text }) => text) : [],
    providerCount: new Set(recommended.map(({ applicationId }) => applicationId)).size,
    rejectedCount: every.filter(({ status }) => status === 'rejected').length,
    authority: agreement.authorities.find(({ id }) => id === state.decided?.authorityId),
    // Only those who hold the role are told what keeps them in particular from approving.
    against: holds(officer, 'approver') ? against.map(({ text }) => text) : [],
    mayDecide: last !== undefined && !state.decided && against.length === 0 && window.status === 'evaluating',
  };
};

const nothingRecommended = (windowId: string) => ({
  title: 'This is not ready for your decision yet',
  lines: ['This is not ready for your decision yet. Nothing has been recommended so far.'],
  link: { href: paths.window(windowId).page, text: 'See the window' },
});

const replaced = (windowId: string) => ({
  title: 'There is a newer recommendation',
  lines: ['The recommendation that you read has been replaced, so your decision was not saved.'],
  link: { href: paths.window(windowId).approval, text: 'Read the new recommendation' },
});

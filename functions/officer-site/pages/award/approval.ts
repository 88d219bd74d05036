import { countAt, countIn } from '../../../../domain/application/list-counts.ts';
import { ownList } from '../../../../domain/application/lists.ts';
import { barriersByCounts } from '../../../../domain/award/applicants.ts';
import type { Recommendation } from '../../../../domain/award/award.ts';
import {
  areSetAsideAgain,
  barriersInRecommendation,
  type ChangedSince,
} from '../../../../domain/award/barriers-to-approving.ts';
import { isSettledAtItsStatus } from '../../../../domain/award/unsettled.ts';
import { hasConflict } from '../../../../domain/evaluation/relations.ts';
import { inPounds } from '../../../../domain/money.ts';
import { holds, type Officer } from '../../../../domain/people/officer.ts';
import { londonDate } from '../../../../domain/time/london.ts';
import { form } from '../../../shared/forms/form.ts';
import { Problem } from '../../../shared/web/problem.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { type AwardCase, awardCase, type PlacesShown, placesRecommended } from '../../case/award-case.ts';
import { changedSince } from '../../case/changed-since.ts';
import { officerOf } from '../../case/officer.ts';
import { reopeningsOf } from '../../case/reopenings.ts';
import type { OfWindow } from '../../case/window.ts';
import { decideAward } from '../../decisions/approve.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { aboutAuthority, approvalFields } from './approval-fields.ts';
import { awardShown } from './award-shown.ts';
import { inView } from './in-view.ts';
import { placesByLot } from './places-by-lot.ts';
import { registerAgain } from './register-again.ts';
import { whyNotToSay } from './reopenings.ts';

/** An approver decides on the recommendation, under an authority in force (docs/rules.md, rule 6). */
export const approval = (deps: Deps) =>
  form({
    template: 'officer/award/approval.njk',
    freshly: true,
    load: async (request: OfWindow) => {
      const found = await awardCase(deps, request, 'approval');
      const last = found.state.recommendations.at(-1);
      const [shownLast, since, toDoAgain] = await Promise.all([
        last && recommended(deps, found, last, officerOf(request.visitor)),
        last && changedSince(deps, found, last),
        reopeningsOf(deps, found),
      ]);
      return { ...found, last: shownLast, changes: since, toDoAgain, on: londonDate(request.arrivedAt) };
    },
    show: (about, { visitor, query }) => shown(about, officerOf(visitor), query),
    fields: ({ agreement, on }) => approvalFields(agreement, on),
    act: async ({ last: shownLast, ...found }, { decision, authority, reason }, { visitor, arrivedAt, form: sent }) => {
      const { windowId } = found.window;
      if (!shownLast) throw new Problem(409, nothingRecommended(windowId));
      const { recommendation } = shownLast;
      // The round that the page showed: what was not read cannot be approved.
      const round = oneValue(sent, '_version') || String(recommendation.round);
      if (round !== String(recommendation.round)) throw new Problem(409, replaced(windowId));
      const officer = officerOf(visitor);
      const asked = { decision, authorityId: authority, reason };
      const barriers = await decideAward(deps, recommendation, officer, asked, arrivedAt);
      return { barriers, ...(against(found, officer).length > 0 ? { status: 403 } : {}) };
    },
    fieldOf: aboutAuthority,
    next: ({ window }) => paths.window(window.windowId).approval,
  });

/** A recommendation as the page shows it. */
interface Recommended {
  readonly recommendation: Recommendation;
  readonly places: PlacesShown;
  readonly since: ChangedSince;
  readonly view: Awaited<ReturnType<typeof inView>>;
}

interface Approving extends AwardCase {
  readonly last: Recommended | undefined;
  readonly changes: Awaited<ReturnType<typeof changedSince>>;
  readonly toDoAgain: Awaited<ReturnType<typeof reopeningsOf>>;
}

const recommended = async (
  deps: Deps,
  found: AwardCase,
  recommendation: Recommendation,
  officer: Officer,
): Promise<Recommended> => {
  const { window, read, counts, setAside } = found;
  const { by } = recommendation;
  const [places, ofRecommender] = await Promise.all([
    placesRecommended(deps, found, recommendation),
    read.lists.ownCounts(window.windowId, by),
  ]);
  const since = {
    recommenderHasConflict:
      countIn(ofRecommender, ownList('has-conflict', by)) > 0 || setAside.some((each) => hasConflict(each, by.id)),
    isInDoubt: countIn(counts, 'in-doubt') > 0,
    isOpenedAgain: countAt(counts, (status) => !isSettledAtItsStatus({ status })) > 0 || !places.areAsNow,
    isSetAsideAgain: areSetAsideAgain(setAside),
    isFlagged: countIn(counts, 'flagged') > 0,
  };
  return { recommendation, places, since, view: await inView(deps, found, places, officer) };
};

/** What keeps this officer from deciding on the recommendation at all. */
const against = (
  { counts, setAside, state: { recommendations, approvals } }: Omit<AwardCase, 'read'>,
  officer: Officer,
) => barriersByCounts('approve', officer, { counts, setAside, recommendations, approvals });

const shown = async (about: Approving, officer: Officer, query: URLSearchParams) => {
  const { window, agreement, counts, state, last, changes, toDoAgain } = about;
  const barriers = last ? against(about, officer) : [];
  const path = paths.window(window.windowId).approval;
  return {
    ...awardShown(about, officer),
    title: 'Approval of the award',
    button: 'Record the decision',
    estimatedValue: inPounds(agreement.estimatedValue),
    ...(last && (await recommendationShown(about, last, { query, path }))),
    noLongerSo:
      last && !state.decided
        ? barriersInRecommendation(last.recommendation.by, last.since).map(({ text }) => text)
        : [],
    isFlagged: countIn(counts, 'flagged') > 0,
    rejectedCount: countIn(counts, 'rejected'),
    authority: agreement.authorities.find(({ id }) => id === state.decided?.authorityId),
    // Only those who hold the role are told what keeps them in particular from approving.
    against: holds(officer, 'approver') ? barriers.map(({ text }) => text) : [],
    changes,
    toDoAgain,
    view: last?.view,
    maySay: whyNotToSay(about, officer).length === 0,
    mayDecide: last !== undefined && !state.decided && barriers.length === 0 && window.status === 'evaluating',
  };
};

const recommendationShown = async (
  about: AwardCase,
  { recommendation, places }: Recommended,
  asked: { readonly query: URLSearchParams; readonly path: string },
) => {
  const [register, award] = await Promise.all([
    registerAgain(about, places, recommendation),
    placesByLot(about, places, asked),
  ]);
  const providerCount = countIn(places.counts, 'with-place');
  return { recommendation, version: recommendation.round, register, award, providerCount };
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

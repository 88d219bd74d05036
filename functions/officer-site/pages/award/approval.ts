import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import { type Authority, barriersToUsing } from '../../../../domain/agreement/authority.ts';
import { isStillSetAside } from '../../../../domain/application/set-aside.ts';
import type { Applicants } from '../../../../domain/award/applicants.ts';
import type { Recommendation } from '../../../../domain/award/award.ts';
import {
  type Award,
  barriersInRecommendation,
  barriersToDeciding,
} from '../../../../domain/award/barriers-to-approving.ts';
import { inPounds } from '../../../../domain/money.ts';
import { deciders, holds, type Officer } from '../../../../domain/people/officer.ts';
import { choice, optionalChoice, reason } from '../../../../domain/questions/kinds.ts';
import { londonDate } from '../../../../domain/time/london.ts';
import { dateInWords } from '../../../../domain/time/plain-words.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { form } from '../../../shared/forms/form.ts';
import { Problem } from '../../../shared/web/problem.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { type AwardState, awardStateOf } from '../../case/award-state.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { everyApplicant } from '../../case/every-applicant.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import { decideAward } from '../../decisions/approve.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { unopenedShown } from '../../words/left-out.ts';
import { windowTitle } from '../../words/window-title.ts';
import { placesByLot, withoutConflicted } from './places-by-lot.ts';
import { registerAgain } from './register-again.ts';

const kinds = { 'cabinet-minute': 'Cabinet minute', delegation: 'Delegation', waiver: 'Waiver' } as const;

const fieldsOn = (agreement: Agreement, on: string) => ({
  decision: choice({
    label: 'Your decision',
    choices: [
      {
        value: 'approved',
        text: 'Approve the award',
        hint: 'Every applicant is then told the outcome, and the standstill begins.',
      },
      {
        value: 'returned',
        text: 'Return it to the procurement lead',
        hint: 'Nothing is told to applicants. A new recommendation can follow.',
      },
    ],
    missing: 'Select whether you approve or return the recommendation',
  }),
  authority: optionalChoice({
    label: 'The authority you approve under',
    hint: 'Not needed if you return it.',
    choices: agreement.authorities.map((authority) => ({
      value: authority.id,
      text: authority.reference,
      hint: authorityHint(authority, agreement, on),
    })),
  }),
  reason: reason({
    label: 'Reason',
    hint: 'Kept with the decision. If you return it, say what is to change.',
    missing: 'Enter the reason for your decision',
  }),
});

/** What an authority is for, or every reason why it cannot be chosen today. */
const authorityHint = (authority: Authority, { id, estimatedValue }: Agreement, on: string): string => {
  const barriers = barriersToUsing(authority, { agreementId: id, decision: 'award', value: estimatedValue, on });
  if (barriers.length > 0) return `It cannot be chosen. ${barriers.map(({ text }) => text).join(' ')}`;
  return `${kinds[authority.kind]}. Up to ${inPounds(authority.limit)}. In force until ${dateInWords(authority.expires)}.`;
};

const aboutAuthority = {
  'no-authority': 'authority',
  'authority-out-of-scope': 'authority',
  'authority-not-begun': 'authority',
  'authority-expired': 'authority',
  'authority-too-small': 'authority',
};

/** An approver decides on the recommendation, under an authority in force (docs/rules.md, rule 6). */
export const approval = (deps: Deps) =>
  form({
    template: 'officer/award/approval.njk',
    load: async ({ params, visitor, arrivedAt }: OfWindow) => {
      const { window, conflicted } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
      const { windowId } = window;
      const [agreement, applicants, state, wait] = await Promise.all([
        frozenAgreement(deps, windowId),
        everyApplicant(deps, windowId),
        awardStateOf(deps, windowId),
        deps.waits.get(windowId, 'approval'),
      ]);
      const last = state.recommendations.at(-1);
      const award = last && { ...state, recommendation: last, ...applicants };
      const isWaiting = wait?.status === 'waiting';
      const on = londonDate(arrivedAt);
      return { window, conflicted, agreement, applicants, state, last, award, isWaiting, on };
    },
    show: (about, { visitor }) => shown(about, officerOf(visitor)),
    fields: ({ agreement, on }) => fieldsOn(agreement, on),
    act: async ({ window, last, award }, { decision, authority, reason }, { visitor, arrivedAt, form }) => {
      if (!last || !award) throw new Problem(409, nothingRecommended(window.windowId));
      // The round that the page showed: what was not read cannot be approved.
      const round = oneValue(form, '_version') || String(last.round);
      if (round !== String(last.round)) throw new Problem(409, replaced(window.windowId));
      const officer = officerOf(visitor);
      const asked = { decision, authorityId: authority, reason };
      const barriers = await decideAward(deps, last, officer, asked, arrivedAt);
      return { barriers, ...(barriersToDeciding(officer, award).length > 0 ? { status: 403 } : {}) };
    },
    fieldOf: aboutAuthority,
    next: ({ window }) => paths.window(window.windowId).approval,
  });

interface Approving {
  readonly window: Window;
  readonly conflicted: ReadonlySet<string>;
  readonly agreement: Agreement;
  readonly applicants: Applicants;
  readonly state: AwardState;
  readonly last: Recommendation | undefined;
  readonly award: Award | undefined;
  readonly isWaiting: boolean;
}

const shown = (about: Approving, officer: Officer) => {
  const { window, conflicted, agreement, applicants, state, last, award, isWaiting } = about;
  const every = applicants.applications;
  const setAside = applicants.setAside.filter(isStillSetAside);
  const against = award ? barriersToDeciding(officer, award) : [];
  const { applications, places } = withoutConflicted(conflicted, every, last?.places ?? []);
  return {
    title: 'Approval of the award',
    caption: windowTitle(agreement, window),
    columns: 'govuk-grid-column-full',
    back: { href: paths.window(window.windowId).page, text: 'The window' },
    button: 'Record the decision',
    at: paths.window(window.windowId),
    window,
    agreement,
    estimatedValue: inPounds(agreement.estimatedValue),
    recommendation: last,
    version: last?.round,
    register: last ? registerAgain({ ...last, places }, applications) : undefined,
    lots: last ? placesByLot(agreement, places, applications) : [],
    noLongerSo: award && !state.decided ? barriersInRecommendation(award).map(({ text }) => text) : [],
    providerCount: new Set(last?.places.map(({ applicationId }) => applicationId)).size,
    total: every.length + setAside.length,
    mayMend: holds(officer, ...deciders),
    leftOut: unopenedShown(setAside, conflicted).filter((each) => each.isLeftOut),
    rejectedCount: every.filter(({ status }) => status === 'rejected').length,
    decided: state.decided,
    authority: agreement.authorities.find(({ id }) => id === state.decided?.authorityId),
    // Only those who hold the role are told what keeps them in particular from approving.
    against: holds(officer, 'approver') ? against.map(({ text }) => text) : [],
    mayDecide: last !== undefined && !state.decided && against.length === 0 && window.status === 'evaluating',
    isWaiting,
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

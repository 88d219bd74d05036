import * as z from 'zod';
import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import { type Authority, barriersToUsing } from '../../../../domain/agreement/authority.ts';
import { barriersInRecommendation, barriersToDeciding } from '../../../../domain/award/barriers-to-approving.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { londonDate } from '../../../../domain/time/london.ts';
import { dateInWords } from '../../../../domain/time/plain-words.ts';
import { barrierErrors } from '../../../shared/forms/field-errors.ts';
import { Problem } from '../../../shared/web/problem.ts';
import { oneValue, type Visitor } from '../../../shared/web/request.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { allApplications, frozenAgreement, windowSeenBy } from '../../case-file.ts';
import { decideAward } from '../../decisions/approve.ts';
import { awardStateOf } from '../../decisions/award-state.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { deciders, holds, officerOf } from '../../officer.ts';
import { unopenedShown } from '../../words/left-out.ts';
import { windowTitle } from '../../words/window-title.ts';
import { placesByLot, withoutConflicted } from './places-by-lot.ts';
import { registerAgain } from './register-again.ts';

const path = '/officers/windows/{windowId}/approval';
const template = 'officer/award/approval.njk';

const kinds = { 'cabinet-minute': 'Cabinet minute', delegation: 'Delegation', waiver: 'Waiver' } as const;

const questionsOn = (agreement: Agreement, on: string): readonly Question[] => [
  {
    kind: 'radios',
    name: 'decision',
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
  },
  {
    kind: 'radios',
    name: 'authority',
    label: 'The authority you approve under',
    hint: 'Not needed if you return it.',
    choices: agreement.authorities.map((authority) => ({
      value: authority.id,
      text: authority.reference,
      hint: authorityHint(authority, agreement, on),
    })),
  },
  {
    kind: 'long-text',
    name: 'reason',
    label: 'Reason',
    hint: 'Kept with the decision. If you return it, say what is to change.',
  },
];

/** What an authority is for, or every reason why it cannot be chosen today. */
const authorityHint = (authority: Authority, { id, estimatedValue }: Agreement, on: string): string => {
  const barriers = barriersToUsing(authority, { agreementId: id, decision: 'award', value: estimatedValue, on });
  if (barriers.length > 0) return `It cannot be chosen. ${barriers.map(({ text }) => text).join(' ')}`;
  return `${kinds[authority.kind]}. Up to £${authority.limit.toLocaleString('en-GB')}. In force until ${dateInWords(authority.expires)}.`;
};

const schema = z.object({
  decision: z.enum(['approved', 'returned'], { error: 'Select whether you approve or return the recommendation' }),
  authority: z.string(),
  reason: reasonField('Enter the reason for your decision'),
});

const aboutAuthority = {
  'no-authority': 'authority',
  'authority-out-of-scope': 'authority',
  'authority-not-begun': 'authority',
  'authority-expired': 'authority',
  'authority-too-small': 'authority',
};

/** An approver decides on the recommendation, under an authority in force (docs/rules.md, rule 6). */
export const approvalRoutes = (deps: Dependencies): readonly Route[] => {
  const shown = async (visitor: Visitor, windowId: string, at: string) => {
    const officer = officerOf(visitor);
    const { window, conflicted } = await windowSeenBy(deps, officer, windowId);
    const [agreement, every, setAside, state, wait] = await Promise.all([
      frozenAgreement(deps, windowId),
      allApplications(deps, windowId),
      deps.setAside.of(windowId),
      awardStateOf(deps, windowId),
      deps.waits.get(windowId, 'approval'),
    ]);
    const last = state.recommendations.at(-1);
    const award = last && { ...state, recommendation: last, applications: every, setAside };
    const against = award ? barriersToDeciding(officer, award) : [];
    const { applications, places } = withoutConflicted(conflicted, every, last?.places ?? []);
    return {
      window,
      every,
      setAside,
      state,
      officer,
      questions: questionsOn(agreement, londonDate(at)),
      model: {
        title: 'Approval of the award',
        caption: windowTitle(agreement, window),
        columns: 'govuk-grid-column-full',
        back: { href: `/officers/windows/${windowId}`, text: 'The window' },
        button: 'Record the decision',
        base: `/officers/windows/${windowId}`,
        window,
        agreement,
        estimatedValue: `£${agreement.estimatedValue.toLocaleString('en-GB')}`,
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
        isWaiting: wait?.status === 'waiting',
      },
    };
  };

  return [
    withRole('procurement-lead', 'contract-manager', 'approver').get(
      path,
      async ({ params, visitor, restored, arrivedAt }) => {
        const { model, questions } = await shown(visitor, params.windowId, arrivedAt);
        return formPage(template, model, { questions, restored });
      },
    ),

    withRole('approver').post(path, async ({ params, form, visitor, arrivedAt }) => {
      const { window, every, setAside, state, officer, questions, model } = await shown(
        visitor,
        params.windowId,
        arrivedAt,
      );
      const read = readForm(questions, schema, form);
      if ('wrong' in read) return formPage(template, model, { questions, ...read });
      const { decision, authority: authorityId, reason } = read.value;
      const asked = state.recommendations.at(-1);
      if (!asked) throw new Problem(409, nothingRecommended(window.windowId));
      // The round that the page showed: what was not read cannot be approved.
      const round = oneValue(form, '_version') || String(asked.round);
      if (round !== String(asked.round)) throw new Problem(409, replaced(window.windowId));
      const barriers = await decideAward(deps, asked, officer, { decision, authorityId, reason }, arrivedAt);
      if (barriers.length > 0) {
        const wrong = barrierErrors(barriers, aboutAuthority, 'decision');
        const status =
          barriersToDeciding(officer, { ...state, recommendation: asked, applications: every, setAside }).length > 0
            ? 403
            : 400;
        return formPage(template, model, { questions, values: read.values, wrong, status });
      }
      return redirect(`/officers/windows/${window.windowId}/approval`);
    }),
  ];
};

const nothingRecommended = (windowId: string) => ({
  title: 'This is not ready for your decision yet',
  lines: ['This is not ready for your decision yet. Nothing has been recommended so far.'],
  link: { href: `/officers/windows/${windowId}`, text: 'See the window' },
});

const replaced = (windowId: string) => ({
  title: 'There is a newer recommendation',
  lines: ['The recommendation that you read has been replaced, so your decision was not saved.'],
  link: { href: `/officers/windows/${windowId}/approval`, text: 'Read the new recommendation' },
});

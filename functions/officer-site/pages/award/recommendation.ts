import * as z from 'zod';
import { recommendablePlaces } from '../../../../domain/award/recommended-places.ts';
import { relationsOf } from '../../../../domain/evaluation/relations.ts';
import { barriersTo } from '../../../../domain/people/separation.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { cancellationOf } from '../../../../domain/window/cancelling.ts';
import type { Visitor } from '../../../shared/web/request.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { allApplications, frozenAgreement, requireEvaluating, windowSeenBy } from '../../case-file.ts';
import { awardStateOf, unsettled } from '../../decisions/award-state.ts';
import { recommend } from '../../decisions/recommend.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { deciders, holds, officerOf } from '../../officer.ts';
import { unopenedShown } from '../../words/left-out.ts';
import { applicationWords } from '../../words/statuses.ts';
import { windowTitle } from '../../words/window-title.ts';
import { placesByLot, withoutConflicted } from './places-by-lot.ts';

const path = '/officers/windows/{windowId}/recommendation';
const template = 'officer/award/recommendation.njk';

const questions: readonly Question[] = [
  {
    kind: 'long-text',
    name: 'text',
    label: 'Your recommendation',
    hint: 'What the approver needs in order to decide: how the window went, anything unusual, and why these places.',
    rows: 10,
  },
];
const schema = z.object({ text: reasonField('Enter your recommendation') });

/** Every applicant that meets the rules is recommended; the procurement lead says why, and cannot add or leave out anybody. */
export const recommendationRoutes = (deps: Dependencies): readonly Route[] => {
  const shown = async (visitor: Visitor, windowId: string) => {
    const officer = officerOf(visitor);
    const { window, conflicted } = await windowSeenBy(deps, officer, windowId);
    const [agreement, every, setAside, state, wait] = await Promise.all([
      frozenAgreement(deps, windowId),
      allApplications(deps, windowId),
      deps.setAside.of(windowId),
      awardStateOf(deps, windowId),
      deps.waits.get(windowId, 'recommendation'),
    ]);
    if (cancellationOf(window) && !state.standing) requireEvaluating(window);
    const against = barriersTo(
      'recommend',
      officer,
      relationsOf(officer.id, { applications: [...every, ...setAside] }),
    );
    const { applications, places } = withoutConflicted(
      conflicted,
      every,
      state.standing?.places ?? recommendablePlaces(every),
    );
    const left = unsettled(applications);
    const unopened = unopenedShown(setAside, conflicted);
    const blocking = unopened.filter((each) => !each.isLeftOut);
    const leftCount = unsettled(every).length + blocking.length;
    return {
      window,
      model: {
        title: 'Recommendation',
        caption: windowTitle(agreement, window),
        columns: 'govuk-grid-column-full',
        back: { href: `/officers/windows/${windowId}`, text: 'The window' },
        button: 'Recommend these places',
        base: `/officers/windows/${windowId}`,
        window,
        agreement,
        left: left.map((each) => ({ ...each, words: applicationWords[each.status] })),
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
        isWaiting: wait?.status === 'waiting',
      },
    };
  };

  return [
    withRole('procurement-lead', 'contract-manager', 'approver').get(path, async ({ params, visitor, restored }) =>
      formPage(template, (await shown(visitor, params.windowId)).model, { questions, restored }),
    ),

    withRole('procurement-lead').post(path, async ({ params, form, visitor, arrivedAt }) => {
      const { window, model } = await shown(visitor, params.windowId);
      const read = readForm(questions, schema, form);
      if ('wrong' in read) return formPage(template, model, { questions, ...read });
      await recommend(deps, window.windowId, officerOf(visitor), { text: read.value.text, at: arrivedAt });
      return redirect(`/officers/windows/${window.windowId}/recommendation`);
    }),
  ];
};

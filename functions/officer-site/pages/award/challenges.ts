import * as z from 'zod';
import { relationsOf } from '../../../../domain/evaluation/relations.ts';
import { barriersTo } from '../../../../domain/people/separation.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { Visitor } from '../../../shared/web/request.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { allApplications, frozenAgreement, windowSeenBy } from '../../case-file.ts';
import { awardStateOf } from '../../decisions/award-state.ts';
import { recordChallenge, settleChallenge } from '../../decisions/challenge.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { deciders, officerOf, personOf } from '../../officer.ts';
import { windowTitle } from '../../words/window-title.ts';

const list = '/officers/windows/{windowId}/standstill/challenges';
const one = `${list}/{at}` as const;

const recordQuestions: readonly Question[] = [
  { kind: 'text', name: 'from', label: 'Who challenges the award?' },
  {
    kind: 'long-text',
    name: 'summary',
    label: 'What the challenge says',
    hint: 'A summary, and where its papers are kept.',
  },
];
const recordSchema = z.object({
  from: z.string().trim().min(1, 'Enter who challenges the award').max(200, 'Use 200 characters or fewer'),
  summary: reasonField('Enter what the challenge says'),
});

const settleQuestions: readonly Question[] = [
  {
    kind: 'radios',
    name: 'decision',
    label: 'What follows for the award?',
    choices: [
      {
        value: 'continue',
        text: 'The award continues',
        hint: 'It goes on once the standstill has ended and no other challenge is open.',
      },
      {
        value: 'stop',
        text: 'The award is stopped',
        hint: 'No contracts are made, and every applicant is told. This cannot be undone.',
      },
    ],
  },
  { kind: 'long-text', name: 'reason', label: 'Reason', hint: 'Kept with the decision.' },
];
const settleSchema = z.object({
  decision: z.enum(['continue', 'stop'], { error: 'Select whether the award continues or is stopped' }),
  reason: reasonField('Enter the reason for your decision'),
});

/** Recording a challenge, and settling it. */
export const challengeRoutes = (deps: Dependencies): readonly Route[] => {
  const asked = async (visitor: Visitor, windowId: string) => {
    const { window } = await windowSeenBy(deps, officerOf(visitor), windowId);
    const caption = windowTitle(await frozenAgreement(deps, windowId), window);
    const back = { href: `/officers/windows/${windowId}/standstill`, text: 'Standstill and challenges' };
    return { window, model: { caption, back, window } };
  };
  const recording = { title: 'Record a challenge', button: 'Record the challenge' };
  const settling = async (visitor: Visitor, windowId: string, at: string) => {
    const officer = officerOf(visitor);
    const [challenges, applications, setAside, state] = await Promise.all([
      deps.awards.challenges(windowId),
      allApplications(deps, windowId),
      deps.setAside.of(windowId),
      awardStateOf(deps, windowId),
    ]);
    const challenge = challenges.find((each) => each.at === at);
    if (!challenge) throw notFound();
    const against = barriersTo(
      'settle-challenge',
      officer,
      relationsOf(officer.id, { applications: [...applications, ...setAside], ...state }),
    );
    return {
      title: 'Settle a challenge',
      button: 'Settle the challenge',
      challenge,
      against: against.map(({ text }) => text),
    };
  };

  return [
    withRole(...deciders).get(list, async ({ params, visitor, restored }) => {
      const { model } = await asked(visitor, params.windowId);
      return formPage(
        'officer/award/record-challenge.njk',
        { ...model, ...recording },
        { questions: recordQuestions, restored },
      );
    }),
    withRole(...deciders).post(list, async ({ params, form, visitor, arrivedAt }) => {
      const { window, model } = await asked(visitor, params.windowId);
      const read = readForm(recordQuestions, recordSchema, form);
      if ('wrong' in read) {
        return formPage(
          'officer/award/record-challenge.njk',
          { ...model, ...recording },
          { questions: recordQuestions, ...read },
        );
      }
      await recordChallenge(deps, window, {
        windowId: window.windowId,
        recordedBy: personOf(visitor),
        at: arrivedAt,
        ...read.value,
      });
      return redirect(model.back.href);
    }),

    withRole(...deciders).get(one, async ({ params, visitor, restored }) => {
      const { model } = await asked(visitor, params.windowId);
      const settle = await settling(visitor, params.windowId, params.at);
      return formPage(
        'officer/award/settle-challenge.njk',
        { ...model, ...settle },
        { questions: settleQuestions, restored },
      );
    }),
    withRole(...deciders).post(one, async ({ params, form, visitor, arrivedAt }) => {
      const { window, model } = await asked(visitor, params.windowId);
      const read = readForm(settleQuestions, settleSchema, form);
      if ('wrong' in read) {
        const settle = await settling(visitor, params.windowId, params.at);
        return formPage(
          'officer/award/settle-challenge.njk',
          { ...model, ...settle },
          { questions: settleQuestions, ...read },
        );
      }
      await settleChallenge(deps, window, params.at, officerOf(visitor), { ...read.value, at: arrivedAt });
      return redirect(model.back.href);
    }),
  ];
};

import { reason } from '../../../../domain/questions/kinds.ts';
import { stateOf } from '../../../../domain/window/clarification.ts';
import { form } from '../../../shared/forms/form.ts';
import { clarificationAsked, type OfClarification } from '../../case/clarification.ts';
import { personOf } from '../../case/officer.ts';
import { takeClarificationBack } from '../../decisions/answer-clarification.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Takes an answer back that nobody has been told. */
export const takeAnswerBack = (deps: Deps) =>
  form({
    template: 'forms/question-page.njk',
    load: ({ params }: OfClarification) => clarificationAsked(deps, params),
    elsewhere: ({ window, asked }) =>
      stateOf(asked) === 'to-tell'
        ? undefined
        : paths.window(window.windowId).clarification(asked.clarificationId).page,
    show: ({ window, asked }) => ({
      title: 'Take the answer back',
      lead: 'An answer that is taken back is told to nobody, and its question waits for an answer again.',
      back: { href: paths.window(window.windowId).clarification(asked.clarificationId).page },
      button: 'Take the answer back',
    }),
    fields: {
      reason: reason({
        label: 'Why is the answer taken back?',
        hint: 'Kept with the question, for officers.',
        missing: 'Enter why the answer is taken back',
      }),
    },
    act: ({ asked }, answers, { visitor, arrivedAt }) =>
      takeClarificationBack(deps, asked, { by: personOf(visitor), at: arrivedAt, reason: answers.reason }),
    next: ({ window, asked }) => paths.window(window.windowId).clarification(asked.clarificationId).page,
    lost: {
      text: 'The question was changed while you were typing. Nothing was taken back by you.',
      link: 'See the question as it is now',
    },
  });

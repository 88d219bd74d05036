import { onlyIf } from '../../../../domain/questions/field.ts';
import { choice, longText } from '../../../../domain/questions/kinds.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import { LONGEST_ANSWER, LONGEST_QUESTION, standingAnswer } from '../../../../domain/window/clarification.ts';
import { TOLD_AFTER_MINUTES } from '../../../../domain/window/extending.ts';
import { form } from '../../../shared/forms/form.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { clarificationAsked, type OfClarification } from '../../case/clarification.ts';
import { personOf } from '../../case/officer.ts';
import { answerClarification } from '../../decisions/answer-clarification.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

const EVERYONE = 'everyone';

/** Answers a question that a provider asked, to it alone or to everyone: shown in words first, then told. */
export const answerQuestion = (deps: DeskDeps) =>
  form({
    template: 'officer/clarifications/answer.njk',
    load: ({ params }: OfClarification) => clarificationAsked(deps, params),
    show: async ({ window, asked }) => ({
      title: standingAnswer(asked) ? 'Answer the question again' : 'Answer the question',
      caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
      back: { href: paths.window(window.windowId).clarification(asked.clarificationId).page },
      button: 'Continue',
      asked,
      minutes: TOLD_AFTER_MINUTES,
    }),
    fields: {
      to: choice({
        label: 'Who is the answer for?',
        choices: [
          {
            value: EVERYONE,
            text: 'Everyone who may apply',
            hint: 'Choose this if it could change what somebody writes. It is published without whoever asked, and every registered provider is written to.',
          },
          {
            value: 'asker',
            text: 'Only whoever asked',
            hint: 'For what concerns them alone, or would tell others who they are.',
          },
        ],
        missing: 'Select who the answer is for',
      }),
      question: onlyIf(
        'to',
        EVERYONE,
        longText({
          label: 'The question, as everyone reads it',
          hint: 'Leave out whatever tells who asked: names, places, how large they are.',
          rows: 5,
          words: LONGEST_QUESTION,
          missing: 'Enter the question as everyone reads it',
        }),
      ),
      text: longText({ label: 'Your answer', rows: 8, words: LONGEST_ANSWER, missing: 'Enter your answer' }),
    },
    values: ({ asked }): TypedValues => {
      const last = standingAnswer(asked);
      // Written anew, and not taken over: what the asker typed may tell who they are.
      return last ? { question: last.question ?? '', to: last.to, text: last.text } : {};
    },
    act: ({ window, asked }, { to, question, text }, { visitor, arrivedAt, confirmed }) =>
      answerClarification(
        deps,
        { window, asked },
        {
          answer: {
            text,
            by: personOf(visitor),
            at: arrivedAt,
            ...(to === EVERYONE ? { to: EVERYONE, question: question ?? asked.question } : { to: 'asker' }),
          },
          confirmed,
        },
      ),
    fieldOf: { 'on-its-way': 'text', cancelled: 'text', 'too-many': 'text' },
    otherwise: 'to',
    next: ({ window, asked }) => paths.window(window.windowId).clarification(asked.clarificationId).page,
    lost: {
      text: 'Somebody else has answered it, or taken an answer back, while you were typing. Nothing was answered by you.',
      link: 'See the question as it is now',
    },
  });

import type { Person } from '../../../domain/people/officer.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import {
  answerToldFrom,
  barriersToAnswering,
  barriersToTakingAnswerBack,
  type Clarification,
  type ClarificationAnswer,
  standingAnswer,
} from '../../../domain/window/clarification.ts';
import { TOLD_AFTER_MINUTES } from '../../../domain/window/extending.ts';
import type { Window } from '../../../domain/window/window.ts';
import { done, type Sent, unless } from '../../shared/forms/form.ts';
import { registeredFor } from '../case/registered.ts';
import type { DeskDeps } from '../deps.ts';
import { registeredInWords } from '../words/registered.ts';

interface About {
  readonly window: Window;
  readonly asked: Clarification;
}

/**
 * Answers a question: shown in words first, and done once that is confirmed. It is told some minutes later. Sent twice it is done once.
 * @throws Conflict where somebody else came first
 */
export const answerClarification = async (
  deps: DeskDeps,
  { window, asked }: About,
  { answer, confirmed }: { readonly answer: ClarificationAnswer; readonly confirmed: string },
): Promise<Sent> => {
  if (isTheSame(standingAnswer(asked), answer)) return done;
  const barriers = barriersToAnswering(window, asked, answer.to);
  if (barriers.length > 0) return { barriers };
  const confirming = `${answer.to} ${asked.version}`;
  if (confirmed !== confirming) return { check: await checkOf(deps, { window, asked }, answer, confirming) };
  const { windowId } = window;
  const { clarificationId } = asked;
  await deps.followChange(windowId, { kind: 'answered', at: answer.at, clarificationId });
  await deps.clarifications.answer(asked, answer, {
    windowId,
    at: answer.at,
    by: answer.by,
    action: answer.to === 'everyone' ? 'question answered for everyone' : 'question answered for whoever asked',
    subject: clarificationId,
    detail: `to be told at ${momentInWords(answerToldFrom(answer))}`,
  });
  return done;
};

const isTheSame = (standing: ClarificationAnswer | undefined, answer: ClarificationAnswer): boolean =>
  standing !== undefined &&
  standing.by.id === answer.by.id &&
  standing.to === answer.to &&
  standing.text === answer.text &&
  standing.question === answer.question;

const checkOf = async (deps: DeskDeps, { window, asked }: About, answer: ClarificationAnswer, confirming: string) => ({
  title: 'Check your answer before it is told',
  button: answer.to === 'everyone' ? 'Answer everyone' : 'Answer whoever asked',
  confirming,
  rows: [
    { key: 'Question', value: answer.question ?? asked.question },
    { key: 'Answer', value: answer.text },
    {
      key: 'Who is told',
      value:
        answer.to === 'everyone'
          ? `${registeredInWords(await registeredFor(deps, window.agreementId))}, and whoever reads the public page`
          : 'Whoever asked, and nobody else',
    },
  ],
  notes: [
    ...(answer.to === 'everyone'
      ? [
          'Read the question once more: nothing in it may tell who asked. Officers do not know who has applied, and neither may others.',
        ]
      : []),
    `It is told ${TOLD_AFTER_MINUTES} minutes from now: until then you or a colleague can take it back. After that it can only be answered again.`,
  ],
});

/** Takes an answer back that nobody has been told. @throws Conflict where telling it began meanwhile */
export const takeClarificationBack = (
  deps: Pick<DeskDeps, 'clarifications'>,
  asked: Clarification,
  { by, at, reason }: { readonly by: Person; readonly at: string; readonly reason: string },
): Promise<Sent> =>
  unless(barriersToTakingAnswerBack(asked, reason, at), () => {
    const standing = standingAnswer(asked);
    const answers = asked.answers.map((each) =>
      each === standing ? { ...each, takenBack: { at, by, reason } } : each,
    );
    return deps.clarifications.changeAnswers(asked, answers, {
      windowId: asked.windowId,
      at,
      by,
      action: 'answer taken back',
      subject: asked.clarificationId,
      detail: reason,
    });
  });
